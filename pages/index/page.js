import "../frame/frame.js";
