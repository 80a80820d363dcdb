/**
 * Shape of a year by ISIC division: factors (per mille) of the twelve Jalali months, Farvardin first, mean 1000.
 * Derived from the monthly indices of industrial production of France by NACE rev. 2 class, 2010–2019 (producer: Insee),
 * as median ratios to a centred twelve-month mean, averaged over the classes of a division. The August closing was moved
 * to Farvardin (Nowruz), the year's last month raised, and all deviations damped to four fifths.
 * Divisions the source does not hold take those of a neighbour.
 */
const insee: Record<string, readonly number[]> = {
  "06": [902, 1012, 1015, 1035, 1018, 978, 989, 1006, 1013, 1029, 993, 1011],
  "08": [856, 984, 995, 1030, 1041, 1038, 1052, 1039, 1011, 970, 967, 1017],
  "10": [904, 993, 999, 1001, 1008, 1033, 1052, 1030, 989, 991, 976, 1025],
  "11": [895, 1006, 1042, 1085, 1065, 1029, 1051, 1077, 1081, 875, 862, 932],
  "12": [883, 957, 956, 928, 959, 1049, 1039, 1038, 1049, 1063, 1025, 1055],
  "13": [771, 999, 1019, 1047, 1032, 1017, 1033, 1024, 999, 1005, 1001, 1053],
  "14": [803, 912, 947, 1055, 1087, 1060, 1044, 1010, 990, 1016, 1017, 1057],
  "15": [789, 965, 994, 1086, 1049, 995, 989, 961, 939, 1024, 1052, 1157],
  "16": [804, 974, 1008, 1071, 1066, 1058, 1049, 1016, 991, 986, 968, 1010],
  "17": [897, 1012, 1024, 1036, 1020, 995, 1007, 1004, 988, 1016, 989, 1011],
  "18": [901, 995, 989, 968, 993, 1050, 1054, 1035, 1012, 982, 977, 1045],
  "19": [897, 971, 969, 1020, 1049, 1034, 1035, 1023, 1011, 1015, 984, 992],
  "20": [900, 1006, 1003, 1020, 1004, 980, 983, 984, 983, 1042, 1025, 1069],
  "21": [908, 1031, 1042, 1047, 996, 968, 1008, 1004, 959, 978, 990, 1069],
  "22": [819, 1002, 1010, 1033, 1024, 1025, 1036, 1013, 979, 1008, 998, 1053],
  "23": [805, 1012, 1028, 1056, 1043, 1033, 1064, 1051, 1007, 933, 943, 1024],
  "24": [766, 1009, 1027, 1049, 1028, 1020, 1043, 1029, 993, 994, 992, 1051],
  "25": [810, 970, 997, 1052, 1048, 1044, 1060, 1040, 1004, 982, 972, 1022],
  "26": [888, 948, 1051, 1053, 1018, 1076, 1074, 1072, 1071, 857, 875, 1016],
  "27": [859, 949, 991, 1022, 1024, 1058, 1073, 1069, 1050, 942, 941, 1020],
  "28": [882, 991, 1021, 1036, 1032, 1062, 1051, 1027, 1014, 914, 925, 1045],
  "29": [754, 1013, 1032, 1001, 991, 1036, 1051, 1043, 1019, 993, 1001, 1066],
  "30": [778, 1021, 1031, 1038, 1007, 1022, 1039, 1027, 998, 964, 981, 1094],
  "31": [882, 922, 983, 1058, 1060, 1066, 1048, 1014, 997, 943, 978, 1049],
  "32": [814, 1056, 1066, 1081, 1030, 1012, 1027, 1016, 990, 938, 947, 1023],
  "33": [909, 966, 1007, 1032, 1021, 1048, 1048, 1048, 1047, 919, 928, 1027],
};
const neighbour: Record<string, string> = { "05": "08", "07": "08", "09": "08" };

/** Yearly growth of a division's volume in per cent: chosen, near the press reports on Iran's industry of 1401–1404. */
const growth: Record<string, number> = {
  "07": 3,
  "10": 3.5,
  "13": -1.5,
  "14": -2,
  "17": 2,
  "20": 3,
  "21": 5.5,
  "22": 1.5,
  "23": 1,
  "24": 2.5,
  "27": 2,
  "28": 1.5,
  "29": 4,
};

/** Summers of rationed electricity: how far cement, glass, tiles and metals fall, by month (Tir, Mordad, Shahrivar). */
const powerShortage: Record<string, readonly [number, number, number]> = {
  "23": [0.95, 0.86, 0.9],
  "24": [0.92, 0.8, 0.87],
  "07": [0.97, 0.92, 0.95],
};
const gasShortage: Record<string, readonly [number, number]> = { "20": [0.94, 0.93], "23": [0.95, 0.95], "24": [0.95, 0.96] };

/** Factor of the month's season, mean 1. @param month Jalali, 1–12 */
export function seasonOf(division: string, month: number): number {
  const factors = insee[division] ?? insee[neighbour[division] ?? "25"];
  return (factors?.[month - 1] ?? 1000) / 1000;
}

/** Factor of the shortages of summer and winter, at most 1. @param month Jalali, 1–12 */
export function shockOf(division: string, month: number): number {
  if (month >= 4 && month <= 6) return powerShortage[division]?.[month - 4] ?? 1;
  if (month === 10 || month === 11) return gasShortage[division]?.[month - 10] ?? 1;
  return 1;
}

/** Factor of the trend after so many months (negative before). */
export function trendOf(division: string, months: number): number {
  return 1 + ((growth[division] ?? 1) / 1200) * months;
}

/** Divisions whose plants run every day of the month. */
export const continuousDivisions: ReadonlySet<string> = new Set(["06", "19", "20", "23", "24"]);
