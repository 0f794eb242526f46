// All texts of the page's scripts, Chinese first: `t("found", 7)` picks the reader's language.
import { say } from "../frame/language.js";
import { wordsOf } from "./model.js";

const SCHEMES = {
  printed: ["原报告", "as printed"],
  ahp: ["AHP 计算", "computed by AHP"],
  equal: ["等权", "equal"],
  own: ["自定", "given"],
};
const zh = (level) => wordsOf(level).one.zh;
const en = (level, count = 2) => wordsOf(level)[count === 1 ? "one" : "many"].en;
const both = ({ zh, en }) => [zh, en];

const TEXTS = {
  // The controls
  level: (level) => both(wordsOf(level).short),
  levelOne: (level) => both(wordsOf(level).title),
  edition: ["版本", "Edition"],
  levels: ["层级", "Level"],
  rankBy: ["排名依据", "Rank by"],
  search: ["搜索区域（中文、英文或代码）", "Search region: Chinese, English or code"],
  searchHint: ["搜索区域", "Search region"],
  allOf: (level) => [`全部${zh(level)}`, `All ${en(level)}`],
  copyLink: ["复制链接", "Copy link"],
  linkCopied: ["链接已复制", "Link copied"],
  copy: ["复制", "Copy"],
  copied: ["已复制", "Copied"],
  copyFailed: [
    "浏览器不允许复制，请手动复制：",
    "The browser does not allow copying. Copy it by hand:",
  ],
  downloadCsv: ["下载 CSV", "Download CSV"],
  downloadChart: (format) => [`下载为 ${format} 图`, `Download as ${format}`],

  synthetic: ["重建数据：合成的匿名样本。", "Reconstructed data: synthetic, anonymous rows."],

  // The introduction
  scope: (counts) => [
    counts.map(([level, n]) => `${n} 个${zh(level)}`).join("、"),
    inWords(counts.map(([level, n]) => `${n} ${en(level, n)}`)),
  ],
  scored100: (scope, dimensions, indicators) => [
    `${scope}，按 ${dimensions} 个维度、${indicators} 项指标加权计分，满分 100。`,
    `${scope}, scored out of 100 on ${indicators} weighted indicators in ${dimensions} dimensions.`,
  ],
  cutoff: (date) => [`数据截至 ${date}。`, `Data up to ${date}.`],
  howScored: ["计分方法", "How scores are computed"],
  leads: (first, score, others) => [
    `${first}以 ${score} 分居首${others ? `，其后为${others}` : ""}。`,
    `${first} leads with ${score} points${others ? `, followed by ${others}` : ""}.`,
  ],
  and: ["、", " and "],
  scored: (region, score) => [`${region}（${score}）`, `${region} (${score})`],
  half: (median) => [`得分中位数为 ${median}。`, `The median score is ${median}.`],
  climbs: (region, places, firmness) => [
    `上升最多：${region}，${places} 位${firmness}。`,
    `Biggest rise: ${region}, ${places} ${places === 1 ? "place" : "places"}${firmness}.`,
  ],
  drops: (region, places, firmness) => [
    `下降最多：${region}，${places} 位${firmness}。`,
    `Biggest fall: ${region}, ${places} ${places === 1 ? "place" : "places"}${firmness}.`,
  ],
  firmIn: (share) => [
    `（稳健：${share} 的随机做法与此一致）`,
    ` (firm: ${share} of random methods agree)`,
  ],
  unsureIn: (share) => [
    `（不稳健：仅 ${share} 的随机做法与此一致）`,
    ` (not firm: only ${share} of random methods agree)`,
  ],
  changesAreMadeUp: [
    "原报告上一版没有城市排名，此处的名次变化只来自重建数据。",
    "The source report has no city ranking for the previous edition: these changes of rank come from the reconstruction only.",
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
  interval: ["区间", "Range"],
  intervalHint: (draws) => [
    `${draws} 种随机做法中 90% 的名次`,
    `Ranks in 90% of ${draws} random ways to make the index`,
  ],
  openOrder: (region, next, share) => [
    `与${next}难分先后：${share} 的随机做法中${region}在前`,
    `Cannot be told apart from ${next}: ${region} is above it in ${share} of random methods`,
  ],
  notFirm: (change) => [`${change}，不稳健`, `${change}, not firm`],
  firmnessKey: (draws) => [
    `区间：${draws} 种随机做法（权重、标准化、合成、去掉一项指标）中 90% 的名次。≈ 与下一名难分先后。▲▼ 至少 95% 的做法一致；△▽ 不稳健。`,
    `Range: ranks in 90% of ${draws} random ways to make the index (weights, normalisation, aggregation, an indicator left out). ≈ cannot be told apart from the next. ▲▼ at least 95% of them agree; △▽ not firm.`,
  ],
  howFirm: ["名次有多稳健", "How firm ranks are"],
  madeUpKey: ["△▽ 名次变化来自重建数据。", "△▽ changes come from the reconstruction."],
  changeSince: (edition) => [
    `较 ${edition} 年版的名次变化`,
    `Change in rank since the ${edition} edition`,
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
  showPointless: (n) => [`再显示 ${n} 个得分为 0 的区域`, `Show ${n} more with a score of 0`],
  hidePointless: ["隐藏得分为 0 的区域", "Hide regions with a score of 0"],
  noneFound: (query) => [
    `本层级没有名称或代码含“${query}”的区域。`,
    `No region at this level matches “${query}”.`,
  ],
  noPoints: ["没有得分大于 0 的区域。", "No region scores above 0."],
  foundElsewhere: ["其他层级有：", "At other levels:"],
  clearSearch: ["清除搜索", "Clear search"],
  found: (n) => [`显示 ${n} 个区域`, `${n} ${n === 1 ? "region" : "regions"} shown`],
  chosen: (region, rank, score) => [
    `已选${region}，第 ${rank} 名，${score} 分`,
    `${region} selected, rank ${rank}, ${score} points`,
  ],

  // A change of rank
  new: ["新", "new"],
  newRegion: ["上一版无此区域", "not in the previous edition"],
  noEarlierEdition: ["没有上一版", "no earlier edition"],
  unchanged: ["名次不变", "unchanged"],
  up: (n) => [`上升 ${n} 位`, `up ${n} ${n === 1 ? "place" : "places"}`],
  down: (n) => [`下降 ${n} 位`, `down ${n} ${n === 1 ? "place" : "places"}`],

  // The map
  mapTitle: (node) => [
    node ? `得分地图：${node}` : "得分地图",
    node ? `Map of scores: ${node}` : "Map of scores",
  ],
  mapTitleBelow: (node, level, mapped) => [
    `各${zh(mapped)}得分最高的${wordsOf(level).short.zh}${node ? `：${node}` : ""}`,
    `Best ${en(level, 1)} in each ${en(mapped, 1)}${node ? `: ${node}` : ""}`,
  ],
  mapHint: (level) => [`点击方格查看该${zh(level)}。`, `Select a tile to see the ${en(level, 1)}.`],
  mapHintAround: (level, mapped) => [
    `点击方格查看所属${zh(level)}。灰色的${zh(mapped)}不属于任何${zh(level)}。`,
    `Select a tile to see its ${en(level, 1)}. Grey ${en(mapped)} belong to none.`,
  ],
  mapHintBelow: (level, mapped) => [
    `点击方格只看其中的${wordsOf(level).short.zh}。灰色的${zh(mapped)}没有${wordsOf(level).short.zh}。`,
    `Select a tile to list only its ${en(level)}. Grey ${en(mapped)} have none.`,
  ],
  tile: (whose, rank, score) => [
    `${whose}，第 ${rank} 名，${score} 分`,
    `${whose}, rank ${rank}, ${score} points`,
  ],
  tileOf: (tile, region) => [`${tile}（${region}）`, `${tile} (${region})`],
  tileNone: (tile) => [`${tile}：无`, `${tile}: none`],
  pointsLegend: ["分", "points"],

  // The profile
  backToTable: ["回到排名", "Back to ranking"],
  ofHowMany: (n) => [`共 ${n} 个`, `of ${n}`],
  sinceEdition: (edition) => [`较 ${edition}`, `since ${edition}`],
  pointsWon: (signed) => [`${signed} 分`, `${signed} points`],
  compareWith: ["对比", "Compare with"],
  leader: ["第一名", "Leader"],
  middle: ["中间名次", "Middle rank"],
  dimensionRanks: ["各维度名次", "Rank in each dimension"],
  radarText: (region, ranks) => [
    `${region}各维度的名次：${ranks}`,
    `${region}, rank in each dimension: ${ranks}`,
  ],
  radarNote: [
    "按名次绘制：外缘为第一名，中心为最后一名。",
    "Drawn by rank: first at the edge, last at the centre.",
  ],
  strengths: ["优势指标", "Strongest indicators"],
  weaknesses: ["弱势指标", "Weakest indicators"],
  strengthsNote: ["按名次排列，名次相同的按权重。", "By rank, then by weight."],
  noStrength: ["没有指标得分。", "No indicator scores above 0."],
  members: ["成员", "Members"],
  membersNote: (level) => [
    `${zh(level)}的得分是成员得分之和。`,
    `${upper(en(level))} have the sum of their members' scores.`,
  ],
  seeBelow: (level, n) => [
    `查看 ${n} 个${wordsOf(level).short.zh}`,
    `See its ${n} ${en(level, n)}`,
  ],

  // From the score down to the value
  breakdown: ["从总分到各项指标", "From the overall score to each indicator"],
  breakdownNote: (level) => [
    `条形：占${zh(level)}最高分的比例。竖线：中位数。点击名称查看计算过程。`,
    `Bar: relative to the best score among ${en(level)}. Line: median. Select a name to see the computation.`,
  ],
  nodeColumn: ["维度与指标", "Dimension or indicator"],
  pointsColumn: ["得分", "Points"],
  normalisedColumn: ["标准分", "0–100"],
  howMade: ["得分的计算", "How this score is computed"],
  stepValue: ["数值", "Value"],
  stepNormalised: ["标准化", "Normalised"],
  stepWeight: ["权重", "Weight"],
  stepPoints: ["得分", "Points"],
  beyondBound: ["（超出界限，按界限计）", "(beyond the bound, counted as the bound)"],
  flat: ["各区域数值相同，标准分为 0", "all regions have the same value: normalised to 0"],
  unknown: ["未知：按最差值计，得 0 分", "Unknown: taken for the worst, 0 points"],
  lowest: ["最小值", "Lowest"],
  highest: ["最大值", "Highest"],
  lowerBound: ["下限", "Lower bound"],
  upperBound: ["上限", "Upper bound"],
  medianScore: ["得分中位数", "Median score"],
  bestScore: ["最高得分", "Best score"],
  andMore: (names, all, more) => [`${names}等 ${all} 个`, `${names} and ${more} more`],
  sumOfMembers: ["成员得分之和", "Sum of its members' scores"],
  sumOfParts: ["下级得分之和", "Sum of its parts"],
  rankByThis: ["按此排名", "Rank regions by this"],
  explainCommand: ["追溯到原始行：", "Trace it to the raw rows:"],
  method: ["方法", "Method"],

  // The chart of ranks
  slopeTitle: (years) => [`名次变化 ${years.join(" → ")}`, `Change in rank ${years.join(" → ")}`],
  slopeFirst: (shown, all) => [
    `只画 ${all} 个中的 ${shown} 个，按彼此的先后排列；数字与颜色按全部区域的名次。`,
    `${shown} of ${all} regions, placed by their order among these; numbers and colours are ranks among all.`,
  ],
  slopeNote: [
    "绿色上升，红色下降，灰色不变或不稳健。",
    "Green: up. Red: down. Grey: unchanged or not firm.",
  ],
  slopeText: (rises, falls) => [
    `上升最多：${rises || "无"}。下降最多：${falls || "无"}。`,
    `Biggest rises: ${rises || "none"}. Biggest falls: ${falls || "none"}.`,
  ],
  oneEdition: [
    "只有一版数据，尚无名次变化。",
    "There is only one edition, so there are no changes in rank.",
  ],
};

/** The text with a key, in the reader's language. */
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
