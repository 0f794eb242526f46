// Up to three other regions beside the selected one: values, points and differences.
import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { write } from "../frame/state.js";
import { chartMenu, NODE_HEADS, nodeCells, REGION_HEADS, regionCells } from "./export.js";
import { amount, difference, fullName, name, points, shortName, unit } from "./format.js";
import { best, byRank, nodes, overall, rank, regionsOf, score, value } from "./model.js";
import { t } from "./texts.js";
import { MOST_COMPARED } from "./view.js";

const SHOWN = nodes.filter(
  (node) => node === overall || node.parent === overall || !node.children.length,
);

const writeCompared = (regions) =>
  write({ compare: regions.map(({ code }) => code).join(",") || null });

/** What is compared, and a menu of the other regions of the level, the leader first. */
export function compareWith(view) {
  const { edition, level, by, selected, compared } = view;
  const others = regionsOf(level)
    .filter((region) => region !== selected && !compared.includes(region))
    .sort(byRank(edition, by));
  if (!others.length && !compared.length) return nothing;
  const { leaders } = best(edition, level, by);
  const option = (region) => html`<option value=${region.code}>
    ${rank(edition, region, by) ?? "–"} ${shortName(region)}${leaders.includes(region) ? ` (${t("leader")})` : ""}
  </option>`;
  const add = ({ target }) => {
    const chosen = others.find(({ code }) => code === target.value);
    if (chosen) writeCompared([...compared, chosen]);
  };
  const remove = (region) => writeCompared(compared.filter((other) => other !== region));
  return html`<div class="compare">
    <label>
      <span>${t("compareWith")}</span>
      <select id="compare" .value=${live("")} ?disabled=${compared.length >= MOST_COMPARED} @change=${add}>
        <option value="">${t("chooseRegion")}</option>
        ${others.map(option)}
      </select>
    </label>
    ${compared.map((region) => html`<button type="button" @click=${() => remove(region)}>${shortName(region)} <span aria-hidden="true">×</span><span class="visually-hidden">${t("remove")}</span></button>`)}
  </div>`;
}

/** The table, node by node: differences are the selected region's points less the other's. */
export function comparison(view) {
  const { edition, selected, compared } = view;
  if (!compared.length) return nothing;
  const names = [selected, ...compared].map(shortName);
  const title = names.join(t("versus"));
  return html`<section class="comparison">
    <div class="heading">
      <h3>${title}</h3>
      ${chartMenu(view, { id: "comparison", title, numbers: () => numbers(view) })}
    </div>
    <div class="scrolls" tabindex="0" role="region" aria-label=${title}>
      <table id="comparison">
        <caption class="visually-hidden">${title}, ${edition}</caption>
        <thead>
          <tr>
            <td></td>
            ${[selected, ...compared].map((region, place) => html`<th scope="colgroup" colspan=${place ? 3 : 2}>${shortName(region)}</th>`)}
          </tr>
          <tr>
            <th scope="col">${t("nodeColumn")}</th>
            ${[selected, ...compared].map(
              (_, place) => html`
              <th scope="col" class="number">${t("stepValue")}</th>
              <th scope="col" class="number">${t("pointsColumn")}</th>
              ${place ? html`<th scope="col" class="number">${t("differenceColumn")}</th>` : nothing}`,
            )}
          </tr>
        </thead>
        <tbody>${SHOWN.map((node) => row(view, node))}</tbody>
      </table>
    </div>
    <p class="note">${t("comparisonNote", names[0])}</p>
  </section>`;
}

/** A row per node and region, the selected one first. */
function numbers({ edition, selected, compared }) {
  const heads = ["raw_value", "score", "score_rank", "score_difference"];
  const cells = (node, region) => {
    const [own, other] = [selected, region].map((one) => score(edition, one, node));
    const isOther = region !== selected && own !== null && other !== null;
    return [
      edition,
      ...nodeCells(node),
      ...regionCells(region),
      value(edition, region, node),
      other,
      rank(edition, region, node),
      isOther ? own - other : null,
    ];
  };
  return [
    ["edition", ...NODE_HEADS, ...REGION_HEADS, ...heads],
    ...SHOWN.flatMap((node) => [selected, ...compared].map((region) => cells(node, region))),
  ];
}

function row({ edition, selected, compared }, node) {
  const isIndicator = !node.children.length;
  const own = score(edition, selected, node);
  const shown = (region) =>
    isIndicator
      ? amount(value(edition, region, node), node)
      : `#${rank(edition, region, node) ?? "–"}`;
  const cells = (region) => html`<td class="number value">${shown(region)}</td>
    <td class="number">${points(score(edition, region, node))}</td>`;
  const against = (region) => {
    const other = score(edition, region, node);
    return html`<td class="number difference">${own === null || other === null ? "–" : difference(own - other)}</td>`;
  };
  return html`<tr class=${isIndicator && node.parent !== overall ? "" : "whole"} style="--hue:${node.hue}">
    <th scope="row">${isIndicator ? fullName(node) : name(node)} ${isIndicator ? html`<span class="unit">${unit(node)}</span>` : nothing}</th>
    ${cells(selected)} ${compared.map((region) => [cells(region), against(region)])}
  </tr>`;
}
