// Every word that the page's scripts say, Chinese first. `t("found", 7)` says it in the reader's language.
import { say } from "../frame/language.js";

const LEVELS = {
  province: { tab: ["省级", "Provinces"], one: ["省级区域", "Province"], many: "provinces" },
  circle: {
    tab: ["经济圈", "Circles"],
    one: ["经济圈", "Economic circle"],
    many: "economic circles",
  },
  city: { tab: ["城市", "Cities"], one: ["地级行政区", "City"], many: "cities" },
};
const SCHEMES = { printed: ["报告所印", "as printed"], ahp: ["AHP 计算", "computed by AHP"] };
const zh = (level) => LEVELS[level].one[0];
const en = (level) => LEVELS[level].many;

const TEXTS = {
  // The controls
  level: (level) => LEVELS[level].tab,
  levelOne: (level) => LEVELS[level].one,
  edition: ["版本", "Edition"],
  levels: ["层级", "Level"],
  rankBy: ["排名依据", "Rank by"],
  search: ["搜索区域（中文、英文或代码）", "Search region: Chinese, English or code"],
  searchHint: ["搜索区域", "Search region"],
  province: ["省份", "Province"],
  allProvinces: ["全部省份", "All provinces"],
  copyLink: ["复制链接", "Copy link"],
  linkCopied: ["链接已复制", "Link copied"],
  copy: ["复制", "Copy"],
  copied: ["已复制", "Copied"],
  copyFailed: [
    "浏览器不允许复制，请手动选取：",
    "The browser does not let us copy. Copy it by hand:",
  ],
  downloadCsv: ["下载 CSV", "Download CSV"],
  downloadSvg: ["下载为 SVG 图", "Download as an SVG picture"],

  synthetic: ["样本库为重建数据：合成、匿名的行。", "Reconstruction: synthetic, anonymous rows."],

  // The introduction
  scope: (counts) => [
    counts.map(([level, n]) => `${n} 个${zh(level)}`).join("、"),
    inWords(counts.map(([level, n]) => `${n} ${en(level)}`)),
  ],
  scored100: (scope, dimensions, indicators) => [
    `${scope}，由 ${dimensions} 个维度、${indicators} 项指标加权计分，百分制。`,
    `${scope}, scored on a scale of 100 points from ${indicators} weighted indicators in ${dimensions} dimensions.`,
  ],
  cutoff: (date) => [`数据截至 ${date}。`, `Data up to ${date}.`],
  howScored: ["计分方法", "How it is scored"],
  leads: (first, score, others) => [
    `${first}以 ${score} 分居首${others ? `，其后为${others}` : ""}。`,
    `${first} leads with ${score} points${others ? `, ahead of ${others}` : ""}.`,
  ],
  and: ["、", " and "],
  scored: (region, score) => [`${region}（${score}）`, `${region} (${score})`],
  half: (median) => [`得分中位数为 ${median}。`, `Half of them score less than ${median}.`],
  climbs: (region, places) => [
    `上升最多：${region}，${places} 位。`,
    `Biggest rise: ${region}, ${places} ${places === 1 ? "place" : "places"}.`,
  ],
  changesAreMadeUp: [
    "报告未给出上一版的城市排名：此处的名次变化只来自重建数据。",
    "The report ranks no city in the edition before: changes of rank here are the reconstruction's alone.",
  ],

  // The table
  tableTitle: (level, node) => [
    `${zh(level)}排名${node ? `：${node}` : ""}`,
    `${upper(en(level))} ranked${node ? ` by ${node}` : ""}`,
  ],
  rank: ["排名", "Rank"],
  region: ["区域", "Region"],
  score: ["得分", "Score"],
  change: ["变化", "Change"],
  changeSince: (edition) => [
    `较 ${edition} 年版的名次变化`,
    `Change of rank since the ${edition} edition`,
  ],
  composition: ["得分构成", "Composition"],
  bars: ["条形", "Bars"],
  numbers: ["数值", "Numbers"],
  viewAs: ["显示方式", "Show as"],
  sortBy: (what) => [`按${what}排序`, `Sort by ${what}`],
  weightOf: (percent) => [`权重 ${percent}`, `weight ${percent}`],
  weights: (scheme) => [
    `权重方案：${SCHEMES[scheme]?.[0] ?? scheme}`,
    `Weights: ${SCHEMES[scheme]?.[1] ?? scheme}`,
  ],
  showPointless: (n) => [`再显示 ${n} 个得分为 0 的区域`, `Show ${n} more with no points`],
  hidePointless: ["隐藏得分为 0 的区域", "Hide those with no points"],
  noneFound: (query) => [
    `没有名称或代码含“${query}”的区域。`,
    `No region here has “${query}” in its name or code.`,
  ],
  noPoints: ["没有得分大于 0 的区域。", "No region has points here."],
  foundElsewhere: ["其他层级有：", "On other levels:"],
  clearSearch: ["清除搜索", "Clear the search"],
  found: (n) => [`显示 ${n} 个区域`, `${n} ${n === 1 ? "region" : "regions"} shown`],
  chosen: (region, rank, score) => [
    `已选${region}，第 ${rank} 名，${score} 分`,
    `${region} selected, rank ${rank}, ${score} points`,
  ],

  // A change of rank
  new: ["新", "new"],
  newRegion: ["上一版无此区域", "not in the edition before"],
  noEarlierEdition: ["没有上一版", "no earlier edition"],
  unchanged: ["名次不变", "unchanged"],
  up: (n) => [`上升 ${n} 位`, `up ${n} ${n === 1 ? "place" : "places"}`],
  down: (n) => [`下降 ${n} 位`, `down ${n} ${n === 1 ? "place" : "places"}`],

  // The map
  mapTitle: (node) => [
    node ? `得分地图：${node}` : "得分地图",
    node ? `Scores on the map: ${node}` : "Scores on the map",
  ],
  mapTitleCity: (node) => [
    node ? `各省最好的城市：${node}` : "各省最好的城市",
    node ? `Best city by province: ${node}` : "Best city by province",
  ],
  mapHint: ["点选方格查看该省。", "Choose a tile to see the province."],
  mapHintCircle: [
    "点选方格查看所属经济圈；灰色省份不属任何经济圈。",
    "Choose a tile to see its circle. Grey provinces belong to none.",
  ],
  mapHintCity: [
    "点选方格只列该省城市；直辖市没有地级市。",
    "Choose a tile to list its cities alone. Municipalities have none.",
  ],
  tile: (whose, rank, score) => [
    `${whose}，第 ${rank} 名，${score} 分`,
    `${whose}, rank ${rank}, ${score} points`,
  ],
  tileOf: (province, region) => [`${province}（${region}）`, `${province} (${region})`],
  tileNone: (province) => [`${province}：无`, `${province}: none`],
  pointsLegend: ["分", "points"],

  // The profile
  backToTable: ["回到排名", "Back to the ranking"],
  ofHowMany: (n) => [`共 ${n} 个`, `of ${n}`],
  sinceEdition: (edition) => [`较 ${edition}`, `since ${edition}`],
  pointsWon: (signed) => [`${signed} 分`, `${signed} points`],
  compareWith: ["对比", "Compare with"],
  leader: ["第一名", "the leader"],
  middle: ["名次居中", "Middle of the ranking"],
  dimensionRanks: ["各维度名次", "Rank in each dimension"],
  radarText: (region, ranks) => [
    `${region}各维度的名次：${ranks}`,
    `${region}, rank in each dimension: ${ranks}`,
  ],
  radarNote: [
    "按名次：外缘为第一名，中心为最后一名。",
    "By rank: first at the edge, last at the centre.",
  ],
  strengths: ["优势指标", "Strongest indicators"],
  weaknesses: ["弱势指标", "Weakest indicators"],
  strengthsNote: ["按名次；同名次者权重大者在前。", "By rank; of equal ranks the heavier first."],
  noStrength: ["没有得分的指标。", "No indicator gives points."],
  members: ["成员省份", "Members"],
  membersNote: ["经济圈的得分是成员省份得分之和。", "A circle scores the sum of its provinces."],
  citiesOf: (n) => [`看它的 ${n} 个城市`, `See its ${n} ${n === 1 ? "city" : "cities"}`],

  // From the score down to the value
  breakdown: ["从总分到每项指标", "From the score to every indicator"],
  breakdownNote: (level) => [
    `条形为与${zh(level)}最高分之比，竖线为中位数。点选名称查看计算过程。`,
    `Bar: share of the best among ${en(level)}. Line: the median. Choose a name to see how it is made.`,
  ],
  nodeColumn: ["维度与指标", "Dimension, indicator"],
  pointsColumn: ["得分", "Points"],
  normalisedColumn: ["标准分", "0–100"],
  howMade: ["这项得分怎么来的", "How this score is made"],
  stepValue: ["数值", "Value"],
  stepNormalised: ["标准化", "Normalised"],
  stepWeight: ["权重", "Weight"],
  stepPoints: ["得分", "Points"],
  flat: ["各区域数值相同，标准分为 0", "all regions have the same value: 0"],
  lowest: ["最小值", "Lowest"],
  highest: ["最大值", "Highest"],
  medianScore: ["得分中位数", "Median score"],
  bestScore: ["最高得分", "Best score"],
  andMore: (names, all, more) => [`${names}等 ${all} 个`, `${names} and ${more} more`],
  sumOfMembers: ["成员省份得分之和", "The sum of its provinces' points"],
  sumOfParts: ["下级得分之和", "The sum of its parts"],
  rankByThis: ["按此排名", "Rank regions by this"],
  explainCommand: ["追溯到原始行：", "Down to the raw rows:"],
  method: ["方法", "Method"],

  // The chart of ranks
  slopeTitle: (years) => [`名次变化 ${years.join(" → ")}`, `Change of rank ${years.join(" → ")}`],
  slopeFirst: (shown, all) => [
    `${all} 个中的前 ${shown} 个，纵向为其间的先后，数字与颜色为全体中的名次。`,
    `${shown} of ${all}, in the order among them; figures and colours tell the rank among all.`,
  ],
  slopeNote: ["绿色上升，红色下降。", "Green rose, red fell."],
  slopeText: (rises, falls) => [
    `上升最多：${rises || "无"}。下降最多：${falls || "无"}。`,
    `Biggest rises: ${rises || "none"}. Biggest falls: ${falls || "none"}.`,
  ],
  oneEdition: [
    "只有一版数据，尚无名次变化。",
    "There is one edition: ranks cannot have changed yet.",
  ],
};

export function t(key, ...values) {
  const text = TEXTS[key];
  return say(...(typeof text === "function" ? text(...values) : text));
}

function upper(text) {
  return text[0].toUpperCase() + text.slice(1);
}

function inWords(items) {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}
