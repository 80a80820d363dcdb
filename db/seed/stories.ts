import type { Period } from "#app/domain/period.ts";
import { blocksOfMonth } from "./blocks.ts";
import { type CementMonth, cementMonths } from "./demo/cement-works.ts";
import { cementLineIds, cementWorksId, firstGeneratedId, gypsumId, readyMixId } from "./demo/named.ts";
import type { CementLine } from "./demo/published-cement.ts";
import words from "./demo/words.json" with { type: "json" };
import { firstMemory, idleOperation, type LineMemory, monthOf, traitsOf, workingOperation } from "./figures.ts";
import { type Fate, filingTime, type People, type Punctuality, plainFate, promptTime, punctualities } from "./life.ts";
import type { SeededPeriod } from "./periods.ts";
import { type Random, randomOf } from "./random.ts";
import type { SeededEstablishment } from "./register.ts";
import type { Story } from "./returns.ts";
import type { Content } from "./rows.ts";

/** Of establishments below this id the newest approved month stands in the delivery ledger. */
const keptUntil = firstGeneratedId + 8;

function fateOf(random: Random, style: Punctuality, silentSince: number, period: SeededPeriod): Fate {
  const { age } = period;
  const filed = age < silentSince ? null : filingTime(random, style, period);
  const sentBack = random.chance(age === 1 ? 0.09 : 0.055);
  return {
    filed,
    sentBack,
    slow: random.chance(age <= 2 ? 0.45 : 0.1),
    referredBack: random.chance(0.012),
    corrected: !sentBack && age >= 3 && random.chance(0.003),
    stuck: random.chance(age <= 1 ? 0.06 : age === 2 ? 0.02 : 0.001),
    unreviewed: false,
    awaitsSignature: false,
    abandoned: filed === null && age >= 1 && random.chance(0.15),
    quick: false,
  };
}

/** The sister establishments show a month that awaits its signature, a draft, and a month that was sent back. */
function fateOfSister(random: Random, id: number, period: SeededPeriod): Fate {
  const filed = promptTime(random, period);
  if (id === readyMixId && period.age <= 0) return { ...plainFate, awaitsSignature: period.age === 0 };
  if (id === gypsumId && period.age === 1) return { ...plainFate, filed, sentBack: true, slow: true, quick: true };
  if (id === gypsumId && period.age <= 0) return { ...plainFate, abandoned: period.age === 0 };
  return { ...plainFate, filed, quick: true };
}

/** An establishment whose months are generated. */
export function generatedStory(
  seed: string,
  establishment: SeededEstablishment,
  people: People,
  firstMonth: SeededPeriod,
): Story {
  const { id, division, lines } = establishment;
  const random = randomOf(seed, "story", id);
  const traits = traitsOf(random, establishment);
  const style = random.weighted(punctualities);
  const silentSince = random.chance(0.008) ? random.whole(4, 8) : -99;
  const isNew = establishment.licence.issued_on > firstMonth.firstDay;
  const memories = lines.map((line, index): LineMemory => {
    const own = traits.lines[index];
    if (own === undefined) throw new RangeError("a line without traits");
    const memory = firstMemory(random, line, own);
    return isNew ? { ...memory, stock: 0 } : memory;
  });
  const sister = id === readyMixId || id === gypsumId;
  let idleLeft = 0;
  const blockMemory = { stock: null, size: null };
  return {
    establishment,
    people,
    kept: id < keptUntil,
    contentOf(period): Content {
      const month = randomOf(seed, "month", id, period.code);
      if (idleLeft > 0) idleLeft--;
      else if (!sister && month.chance(0.007)) idleLeft = month.whole(1, 4);
      const operation = idleLeft > 0 ? idleOperation(month) : workingOperation(month, division, period);
      if (month.chance(0.02)) operation.remarks = month.pick(words.remarks);
      const lost = operation.stoppages.reduce((sum, { from_day, to_day }) => sum + to_day - from_day + 1, 0);
      const worked = idleLeft > 0 ? 0 : 1 - (0.9 * lost) / period.days;
      const products = lines.map((line, index) => {
        const memory = memories[index];
        if (memory === undefined) throw new RangeError("a line without memory");
        return { line, figures: monthOf(month, line, traits, index, memory, { period, division, worked }) };
      });
      const filed = { origin: "generated" as const, operation, products };
      return { ...filed, blocks: blocksOfMonth(seed, establishment, period, filed, blockMemory) };
    },
    fateOf(period): Fate {
      const fate = randomOf(seed, "fate", id, period.code);
      return sister ? fateOfSister(fate, id, period) : fateOf(fate, style, silentSince, period);
    },
  };
}

function cementContent(establishment: SeededEstablishment, month: CementMonth | undefined): Omit<Content, "blocks"> {
  if (month === undefined) throw new RangeError("a month the cement works has not");
  const keys = Object.keys(cementLineIds) as CementLine[];
  const products = keys.flatMap((key) => {
    const line = establishment.lines.find(({ row }) => row.id === cementLineIds[key]);
    const figures = month.figures.get(key);
    return line === undefined || figures === undefined ? [] : [{ line, figures }];
  });
  return { origin: month.origin, operation: month.operation, products };
}

/**
 * The cement works: always on time, quickly decided; one month once sent back, one corrected after its approval. The
 * month being filed now is left to whoever sits down before the demonstration.
 */
export function cementStory(seed: string, establishment: SeededEstablishment, people: People, to: Period): Story {
  const months = cementMonths(seed, to);
  const blockMemory = { stock: null, size: null };
  return {
    establishment,
    people,
    kept: true,
    contentOf(period) {
      const filed = cementContent(establishment, months.get(period.code));
      return { ...filed, blocks: blocksOfMonth(seed, establishment, period, filed, blockMemory) };
    },
    fateOf(period) {
      if (period.age <= 0) return plainFate;
      const filed = promptTime(randomOf(seed, "fate", cementWorksId, period.code), period);
      return {
        ...plainFate,
        filed,
        quick: true,
        sentBack: period.code === "1402-08",
        corrected: period.code === "1402-10",
      };
    },
  };
}
