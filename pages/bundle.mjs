// Bundles every page's script and style: node bundle.mjs OUT page...
// OUT/<page>.js and OUT/<page>.css come of <page>/page.js and <page>/page.css.
import { build } from "esbuild";

const [out, ...pages] = process.argv.slice(2);

await build({
  entryPoints: pages.flatMap((page) => [
    { in: `${page}/page.js`, out: page },
    { in: `${page}/page.css`, out: page },
  ]),
  outdir: out,
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2020",
  charset: "utf8",
  legalComments: "inline",
  logLevel: "warning",
});
