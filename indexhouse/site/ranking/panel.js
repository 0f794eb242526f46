// What if: weights to move and scenarios to choose, with how many ranks that changes.
import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { write } from "../frame/state.js";
import { fullName, name, percent, shortName } from "./format.js";
import { dimensions, overall, rank, regionsOf, weight } from "./model.js";
import { t } from "./texts.js";
import { givenWeights, indicatorsOf, scenariosOf, setWeight, weightsOf } from "./what_if.js";

/** The panel, folded until something is changed. */
export function panel(view) {
  if (view.by !== overall) return nothing;
  const given = givenWeights();
  const weights = weightsOf(given);
  return html`<details class="card what-if" ?open=${view.whatIf !== null}>
    <summary>${t("whatIfTitle")} ${view.whatIf ? html`<span class="result">${found(view)}</span>` : nothing}</summary>
    <div class="choices">
      ${scenariosOf(view.level).length ? scenarioChoice(view) : nothing}
      ${view.whatIf ? html`<button type="button" @click=${() => write({ weights: null, scenario: null, sort: null })}>${t("reset")}</button>` : nothing}
    </div>
    <div class="sliders">${dimensions.map((node) => group(node, given, weights))}</div>
    <p class="note">${t("whatIfNote")}</p>
  </details>`;
}

function scenarioChoice({ level, whatIf }) {
  const chosen = whatIf?.scenario ?? null;
  const option = (code, text, isChosen) =>
    html`<option value=${code} .selected=${live(isChosen)}>${text}</option>`;
  const choose = ({ target }) =>
    write({ scenario: target.value || null, weights: null, sort: null });
  return html`<label class="field">
    <span>${t("scenario")}</span>
    <select id="scenario" @change=${choose}>
      ${option("", t("ownWeights"), !chosen)}
      ${scenariosOf(level).map((scenario) => option(scenario.code, name(scenario), scenario === chosen))}
    </select>
  </label>`;
}

/** A dimension's slider, and those of its indicators folded below. */
function group(node, given, weights) {
  const below = indicatorsOf(node);
  const sum = below.reduce((total, indicator) => total + weights.get(indicator), 0);
  const isLeaf = !node.children.length;
  return html`<div style="--hue:${node.hue}">
    ${slider(node, given, sum)}
    ${
      isLeaf
        ? nothing
        : html`<details>
      <summary>${t("indicatorsOf", name(node))}</summary>
      ${below.map((indicator) => slider(indicator, given, weights.get(indicator)))}
    </details>`
    }
  </div>`;
}

function slider(node, given, becomes) {
  const own = given.get(node) ?? becomes * 100;
  const isDimension = dimensions.includes(node);
  return html`<label class="slider">
    <span>${isDimension ? name(node) : fullName(node)}</span>
    <input
      type="range"
      min="0"
      max=${isDimension ? 100 : 40}
      step=${isDimension ? 1 : 0.5}
      .value=${live(String(own))}
      data-node=${node.code}
      aria-valuetext=${percent(becomes)}
      @input=${({ target }) => setWeight(node, Number(target.value))}
    />
    <output>${percent(becomes)} <small>${percent(weight(node))}</small></output>
  </label>`;
}

function found({ edition, level, whatIf }) {
  const ranks = whatIf.ranks(edition);
  const moves = regionsOf(level)
    .map((region) => ({
      region,
      places: Math.abs((ranks.get(region) ?? 0) - (rank(edition, region, overall) ?? 0)),
      isKnown: ranks.get(region) !== null,
    }))
    .filter(({ places, isKnown }) => places && isKnown)
    .sort((one, other) => other.places - one.places);
  const [most] = moves;
  return t(
    "whatIfFound",
    moves.length,
    regionsOf(level).length,
    most ? shortName(most.region) : "",
    most?.places,
  );
}
