/** Codes of provinces (ISO 3166-2:IR) the demonstration names. */
export const tehran = "23";
export const isfahan = "10";

/** Recipients of the service in a month, by its identity card; that all lie in Tehran is an assumption. */
const tehranEstablishments = 767;
const elsewhere = 240;

/** Weight of an ISIC division among the establishments: chosen; divisions not named weigh 1. */
export const divisionWeights: Readonly<Record<string, number>> = {
  "07": 2,
  "08": 4,
  "10": 15,
  "11": 2,
  "13": 6,
  "14": 4,
  "15": 3,
  "16": 2,
  "17": 4,
  "18": 2,
  "19": 2,
  "20": 11,
  "21": 4,
  "22": 11,
  "23": 12,
  "24": 8,
  "25": 10,
  "26": 3,
  "27": 7,
  "28": 9,
  "29": 8,
  "31": 3,
  "32": 2,
};

/**
 * How many establishments each province gets. Without a number: 767 in Tehran and about 240 elsewhere, at least three in
 * each. With one: the same proportions, by largest remainders.
 * @param weights establishments of ten and more workers in 1394 by province code
 * @returns pairs of province code and count, Tehran first, then by code; they add up to `total`
 */
export function placesOf(weights: ReadonlyMap<string, number>, total: number | undefined): [string, number][] {
  const codes = [...weights.keys()].sort();
  const all = total ?? tehranEstablishments + elsewhere;
  const others = codes.filter((code) => code !== tehran);
  const home =
    total === undefined
      ? tehranEstablishments
      : Math.max(1, Math.round((total * tehranEstablishments) / (tehranEstablishments + elsewhere)));
  const rest = all - home;
  const least = Math.min(3, Math.floor(rest / others.length));
  const weight = (code: string): number => weights.get(code) ?? 0;
  const sum = others.reduce((so, code) => so + weight(code), 0);
  const free = rest - least * others.length;
  const shares = others.map((code) => ({ code, exact: (free * weight(code)) / sum }));
  const counts = new Map(shares.map(({ code, exact }) => [code, least + Math.floor(exact)]));
  const placed = [...counts.values()].reduce((so, count) => so + count, 0);
  const byRemainder = [...shares].sort((a, b) => (b.exact % 1) - (a.exact % 1) || (a.code < b.code ? -1 : 1));
  for (const { code } of byRemainder.slice(0, rest - placed)) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [[tehran, home], ...others.map((code): [string, number] => [code, counts.get(code) ?? 0])];
}
