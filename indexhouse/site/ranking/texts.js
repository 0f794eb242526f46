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
  download: ["下载", "Download"],
  downloadAs: (format) => [`下载为 ${format}`, `Download as ${format}`],

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
  climbs: (region, places, firm) => [
    `上升最多：${region}，${places} 位${firm}。`,
    `Biggest rise: ${region}, ${places} ${places === 1 ? "place" : "places"}${firm}.`,
  ],
  drops: (region, places, firm) => [
    `下降最多：${region}，${places} 位${firm}。`,
    `Biggest fall: ${region}, ${places} ${places === 1 ? "place" : "places"}${firm}.`,
  ],
  firm: (part) => [
    `（稳：${part} 的编制方法与此一致）`,
    ` (firm: ${part} of the ways to make the index agree)`,
  ],
  notFirm: (part) => [
    `（不稳：仅 ${part} 的编制方法与此一致）`,
    ` (not firm: only ${part} of the ways to make the index agree)`,
  ],
  isNotFirm: (change) => [`${change}，不稳`, `${change}, not firm`],
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
  changeSince: (edition) => [
    `较 ${edition} 年版的名次变化`,
    `Change in rank since the ${edition} edition`,
  ],
  composition: ["得分构成", "Composition"],
  numbers: ["数值", "Numbers"],
  bars: ["条形", "Bars"],
  shares: ["占比", "Shares"],
  interval: ["名次区间", "Interval"],
  intervalTitle: ["九成情况下", "In 90% of ways"],
  intervalHint: (ranks) => [
    `九成的编制方法下，名次为 ${ranks}`,
    `Rank ${ranks} in 90% of the ways to make the index`,
  ],
  intervalNote: [
    "名次区间：随机换用编制方法（权重、标准化、汇总），九成情况下的名次。≈：与相邻区域难分先后。▲▼：至少 95% 的方法一致；△▽：不稳。这反映方法的选择，不反映数据的误差。",
    "Interval: ranks in 90% of random ways to make the index (weights, normalisation, aggregation). ≈: cannot be told apart from a neighbour. ▲▼: at least 95% of the ways agree; △▽: not firm. It covers choices of method, no errors of the data.",
  ],
  levelWith: (names) => [`与${names}难分先后。`, `Cannot be told apart from ${names}.`],
  apart: ["与相邻区域的先后是稳的。", "Its order with its neighbours is firm."],
  madeUp: [
    "此变化只来自重建数据，不说明真实情况。",
    "This change comes from the reconstruction only: it says nothing about the real region.",
  ],
  unsure: (part) => [
    `名次的变化不稳：仅在 ${part} 的编制方法下成立。`,
    `The change of rank is not firm: it shows in ${part} of the ways to make the index.`,
  ],
  sure: (part) => [
    `名次的变化是稳的：在 ${part} 的编制方法下成立。`,
    `The change of rank is firm: it shows in ${part} of the ways to make the index.`,
  ],
  viewAs: ["显示方式", "Show as"],
  arrowKeys: ["用 ↑ ↓ 键在区域间移动", "↑ ↓ move between regions"],
  sortBy: (what) => [`按${what}排序`, `Sort by ${what}`],
  weightOf: (percent) => [`权重 ${percent}`, `weight ${percent}`],
  weights: (scheme) => [
    `权重方案：${SCHEMES[scheme]?.[0] ?? scheme}`,
    `Weights: ${SCHEMES[scheme]?.[1] ?? scheme}`,
  ],
  showAll: (all, shown) => [
    `显示全部 ${all} 个（现有前 ${shown} 个）`,
    `Show all ${all} (now the first ${shown})`,
  ],
  showFewer: ["收起", "Show fewer"],
  noneFound: (query) => [
    `本层级没有名称或代码含“${query}”的区域。`,
    `No region at this level matches “${query}”.`,
  ],
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
  otherRegions: ["其他区域", "Other regions"],
  ofEdition: (edition) => [`${edition} 年版`, `edition ${edition}`],
  compareWith: ["对比", "Compare with"],
  chooseRegion: ["选择区域", "Choose a region"],
  leader: ["第一名", "leader"],
  remove: ["移除", "remove"],
  versus: [" 对比 ", " and "],
  comma: ["、", ", "],
  differenceColumn: ["相差", "Difference"],
  comparisonNote: (region) => [
    `“数值”在维度行为名次，在指标行为指标值。“相差”为${region}的得分减去该区域的得分。`,
    `Value: of a dimension its rank, of an indicator its value. Difference: points of ${region} less those of the other region.`,
  ],
  dimension: ["维度", "Dimension"],
  stripsTitle: ["在全部区域中的位置", "Where it stands among all regions"],
  stripsNote: [
    "每个点是一个区域，右边为最高分；横轴按平方根。竖线：中位数。",
    "Each dot is a region, the best at the right; scale of square roots. Line: the median.",
  ],
  reasonsTitle: (edition) => [
    `较 ${edition} 年版名次为何变化`,
    `Why the rank moved since ${edition}`,
  ],
  places: ["名次", "Places"],
  pointsIn: (edition) => [`${edition} 年得分`, `Points in ${edition}`],
  rankIn: (edition) => [`${edition} 年名次`, `Rank in ${edition}`],
  factor_own: ["自身数据", "Own values"],
  factor_coverage: ["覆盖", "Cover\u00adage"],
  factor_others: ["其他区域", "Other regions"],
  factor_bounds: ["指标极值", "Bounds"],
  factor_weights: ["权重", "Weights"],
  reasonsNote: [
    "各因素使名次与得分上升（＋）或下降（−）多少，合计为其变化。极值：最好与最差区域的值移动了标尺。",
    "Places and points won (+) or lost (−) by each factor; together they are the change. Bounds: the best and worst values of others moved the scale.",
  ],
  coverageNote: [
    "覆盖：由未知变为已知、或由已知变为未知的数值；在名次中计入自身数据。",
    "Coverage: figures that became known or unknown; in places it counts among own values.",
  ],
  noCoverageNote: ["自身数据包括覆盖的变化。", "Own values include changes of coverage."],
  effectsTitle: ["得分变化最大的指标", "Indicators whose points changed most"],
  otherIndicators: (n) => [`其余 ${n} 项`, `${n} others`],
  earlierPoints: [
    "原报告未印上一版得分：得分的变化来自重建数据。",
    "The source report prints no earlier scores: changes of points come from the reconstruction.",
  ],
  knownColumn: ["已知行", "Known rows"],
  knownNote: [
    "已知行：数值已知的行的占比；只是覆盖变了，均值与合计也会变。",
    "Known rows: the share of rows with a known figure. A change of coverage alone can move a mean or a sum.",
  ],
  coverage: (before, now, all) => [
    `${all} 项指标中，数值未知的上一版有 ${before} 项，本版有 ${now} 项；未知按最差计。`,
    `Of ${all} indicators, ${before} had no known value in the earlier edition and ${now} have none now; unknown counts as the worst.`,
  ],
  strengths: ["领先邻近区域之处", "Ahead of its peers"],
  weaknesses: ["落后邻近区域之处", "Behind its peers"],
  strengthsNote: (peers) => [
    `与得分最接近的区域（${peers}）的平均得分相差多少分；# 为全部区域中的名次。`,
    `Points above or below the mean of its peers, the regions nearest by score (${peers}). #: rank among all.`,
  ],
  noStrength: ["无。", "None."],
  nearByScore: ["得分邻近", "Nearest by score"],
  nearByStructure: ["结构相近", "Most alike in structure"],
  nearNote: [
    "左：与其得分之差。右：各维度得分构成的相似度（余弦）。",
    "By score: the difference in points. By structure: how alike their points are divided among the dimensions (cosine).",
  ],
  belowTitle: (level, n) => [`所辖 ${n} 个${wordsOf(level).short.zh}`, `Its ${n} ${en(level, n)}`],
  members: ["成员", "Members"],
  membersNote: (level) => [
    `${zh(level)}的得分是成员得分之和。`,
    `${upper(en(level))} have the sum of their members' scores.`,
  ],
  seeBelow: (level, n) => [
    `排名中查看全部 ${n} 个${wordsOf(level).short.zh}`,
    `See all ${n} ${en(level, n)} in the ranking`,
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
  traceTitle: ["追到原始行", "Down to the rows"],
  traceNote: [
    "每个数字所依据的原始行在集市 fct_score_trace 中，可按区域、指标与版本筛选；也可用命令：",
    "The rows behind each number are in the mart fct_score_trace: filter by region, indicator and edition. Or in words, with a command:",
  ],
  traceFile: ["fct_score_trace（Parquet）", "fct_score_trace (Parquet)"],
  dataPage: ["下载数据", "Download the data"],

  // What if
  whatIfTitle: ["假如权重不同", "What if the weights were different?"],
  whatIfRank: ["假设名次", "What-if rank"],
  scenario: ["方案", "Scenario"],
  ownWeights: ["自定权重", "Weights of your own"],
  reset: ["恢复原权重", "Reset"],
  indicatorsOf: (node) => [`${node}的指标`, `Indicators of ${node}`],
  whatIfNote: [
    "名次当场重算，列在原名次旁。其余指标按原比例分配；全部权重合计不变。链接记住所设的权重。",
    "Ranks are computed as you move, beside those of the index. Other indicators keep their proportions and all weights together stay the same. The link keeps what you set.",
  ],
  whatIfFound: (moved, all, most, places) => [
    `${all} 个区域中 ${moved} 个名次不同${most ? `；变动最大：${most}，${places} 位` : ""}。`,
    `${moved} of ${all} regions rank differently${most ? `; most of all ${most}, by ${places} ${places === 1 ? "place" : "places"}` : ""}.`,
  ],
  method: ["方法", "Method"],

  // The chart of ranks
  slopeTitle: (years) => [`名次变化 ${years.join(" → ")}`, `Change in rank ${years.join(" → ")}`],
  slopeFirst: (shown, all) => [
    `只画 ${all} 个中的 ${shown} 个，按彼此的先后排列；数字与颜色按全部区域的名次。`,
    `${shown} of ${all} regions, placed by their order among these; numbers and colours are ranks among all.`,
  ],
  slopeNote: [
    "绿色上升，红色下降，灰色不变或不稳。",
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
