import type { Role } from "#app/domain/actor.ts";
import { isfahan, tehran } from "./shares.ts";

/** Keys of the demonstration's people, by which tests name them. */
export type DemoAccountKey =
  | "liaison-cement"
  | "liaison-cement-second"
  | "expert-tehran"
  | "expert-tehran-second"
  | "supervisor-tehran"
  | "expert-isfahan"
  | "reviewer"
  | "reviewer-second"
  | "analyst"
  | "liaison-isfahan"
  | "signatory-ready-mix";

export interface DemoAccount {
  /** `app_user.id` */
  id: number;
  key: DemoAccountKey;
  /** Valid; the first three digits are of no office, so nobody's. */
  national_id: string;
  role: Role;
  name_fa: string;
  name_en: string;
  /** Of experts and supervisors. */
  province_code: string | null;
  right_calendar: boolean;
  right_publish: boolean;
}

const person = (
  id: number,
  key: DemoAccountKey,
  national_id: string,
  role: Role,
  name_fa: string,
  name_en: string,
  more: Partial<Pick<DemoAccount, "province_code" | "right_calendar" | "right_publish">> = {},
): DemoAccount => ({
  id,
  key,
  national_id,
  role,
  name_fa,
  name_en,
  province_code: null,
  right_calendar: false,
  right_publish: false,
  ...more,
});

/** The people of the demonstration; which establishments the liaisons and the signatory act for is set by the population. */
export const demoAccounts: readonly DemoAccount[] = [
  person(1, "liaison-cement", "9123450010", "liaison", "مریم کاظمی", "Maryam Kazemi"),
  person(2, "liaison-cement-second", "9123450029", "liaison", "حسین رحیمی", "Hossein Rahimi"),
  person(3, "expert-tehran", "9123450037", "expert", "رضا امینی", "Reza Amini", { province_code: tehran }),
  person(4, "expert-tehran-second", "9123450045", "expert", "لیلا صادقی", "Leila Sadeghi", { province_code: tehran }),
  person(5, "supervisor-tehran", "9123450053", "supervisor", "ناصر فرهادی", "Naser Farhadi", { province_code: tehran }),
  person(6, "expert-isfahan", "9123450061", "expert", "نسرین زارعی", "Nasrin Zarei", { province_code: isfahan }),
  person(7, "reviewer", "9123450071", "reviewer", "سارا موسوی", "Sara Mousavi", { right_calendar: true, right_publish: true }),
  person(8, "reviewer-second", "9123450088", "reviewer", "مجید طاهری", "Majid Taheri"),
  person(9, "analyst", "9123450096", "analyst", "بابک نوری", "Babak Nouri"),
  person(10, "liaison-isfahan", "9123450101", "liaison", "یوسف اصفهانی", "Yousef Esfahani"),
  person(11, "signatory-ready-mix", "9123450118", "signatory", "پروین شاهرخی", "Parvin Shahrokhi"),
];

/** The account of a key. */
export function demoAccount(key: DemoAccountKey): DemoAccount {
  const found = demoAccounts.find((account) => account.key === key);
  if (found === undefined) throw new RangeError("no such demonstration account");
  return found;
}

/** argon2id of the demonstration's password. Typed in, as a salt drawn anew would make each population another. */
export const demonstrationPasswordHash =
  "$argon2id$v=19$m=19456,t=2,p=1$ZGFob20tZGVtby1zYWx0IQ$Lo40vGBnXmZSa9N/pTrzZPUc1atV7IaZroXAGtsFQKo";
