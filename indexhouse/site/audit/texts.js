// The terms of audit_printed_figures in both languages, and its numbers as text.

/** How a figure compares with its computed value. */
export const VERDICTS = {
  reproduced: { zh: "重现", en: "Reproduced" },
  excepted: { zh: "例外", en: "Exception" },
  missed: { zh: "未重现", en: "Not reproduced" },
};

/** What a figure measures. */
export const MEASURES = {
  sample_size: { zh: "样本量", en: "Sample size" },
  weight: { zh: "权重", en: "Weight" },
  consistency_ratio: { zh: "一致性比例", en: "Consistency ratio" },
  score: { zh: "评分", en: "Score" },
  rank: { zh: "排名", en: "Rank" },
  rank_change: { zh: "排名变化", en: "Change in rank" },
  value: { zh: "数值", en: "Value" },
  share_of_country: { zh: "占全国 %", en: "Share of the country, %" },
  share_of_circle: { zh: "占所在经济圈 %", en: "Share of its circle, %" },
  four_circle_total: { zh: "各圈合计", en: "Total of the circles" },
  four_circle_share: { zh: "各圈占全国 %", en: "Share of the circles, %" },
};

/** The label of a figure's place in the source report, by basis. */
export const SOURCES = {
  printed: { zh: "印于", en: "Where printed" },
  inferred: { zh: "推自", en: "Inferred from" },
  interpreted: { zh: "解读自", en: "Interpreted from" },
};

/** A number with fixed decimals; "–" for none. */
export function number(value, decimals) {
  if (value === null) return "–";
  return value.toLocaleString("en", {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: "negative", // no sign before zero
  });
}

/** The printed number, after the operator if it is a bound. */
export function printed(figure) {
  const sign = { "=": "", "<": "< ", "<=": "≤ ", ">": "> " }[figure.operator];
  return sign + number(figure.printed, figure.decimals);
}

/** A computed value: integers as they are, others with three more decimals than printed. */
export function computed(figure, value = figure.computed) {
  return number(value, figure.decimals || !Number.isInteger(value ?? 0) ? figure.decimals + 3 : 0);
}
