// The words of printed_figures in both languages.

export const VERDICTS = {
  reproduced: { zh: "重现", en: "Reproduced" },
  excepted: { zh: "例外", en: "Excepted" },
  missed: { zh: "未重现", en: "Missed" },
};

export const MEASURES = {
  sample_size: { zh: "样本量", en: "Sample size" },
  weight: { zh: "权重", en: "Weight" },
  consistency_ratio: { zh: "一致性比例", en: "Consistency ratio" },
  score: { zh: "评分", en: "Score" },
  rank: { zh: "排名", en: "Rank" },
  rank_change: { zh: "排名变化", en: "Change of rank" },
  value: { zh: "数值", en: "Value" },
  share_of_country: { zh: "占全国 %", en: "Share of country, %" },
  share_of_circle: { zh: "占所在经济圈 %", en: "Share of its circle, %" },
  four_circle_total: { zh: "四圈合计", en: "Total of four circles" },
  four_circle_share: { zh: "四圈占全国 %", en: "Share of four circles, %" },
};

/** What leads to the place of a figure, by its basis. */
export const SOURCES = {
  printed: { zh: "印于", en: "Where printed" },
  inferred: { zh: "推自", en: "Inferred from" },
  interpreted: { zh: "解读自", en: "Interpreted from" },
};

/** A number with the decimals that the report prints, or with more. */
export function number(value, decimals) {
  if (value === null) return "–";
  return value.toLocaleString("en", {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: "negative", // and none before a zero
  });
}

/** What was printed: the sign of a bound stands before its number. */
export function printed(figure) {
  const sign = { "=": "", "<": "< ", "<=": "≤ ", ">": "> " }[figure.operator];
  return sign + number(figure.printed, figure.decimals);
}

/** The computed value: whole numbers as they are, others with three decimals more. */
export function computed(figure, value = figure.computed) {
  return number(value, figure.decimals || !Number.isInteger(value ?? 0) ? figure.decimals + 3 : 0);
}
