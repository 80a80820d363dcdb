import type { ReturnState } from "#app/domain/monthly-return.ts";

export interface ContactPersonView {
  id: number;
  name: string;
  role: string;
  phone: string | null;
  phoneTo: string | null;
  email: string | null;
}

export interface SilentRowView {
  id: number;
  establishment: string;
  place: string;
  to: string;
  state: ReturnState;
  selected: boolean;
  missing: boolean;
  inARow: string | null;
  /** Formatted share; null where nothing is known. */
  share: string | null;
  byCapacity: boolean;
  people: ContactPersonView[];
  officePhone: string | null;
  reminders: string | null;
  contacts: string | null;
  lastOutcome: string | null;
  due: string;
  extended: string | null;
  /** The one-click button: its value and the day it gives. */
  offer: { value: string; date: string } | null;
  picked: boolean;
}

export interface SilentPageView {
  title: string;
  shell: { place?: string };
  subtitle: string | null;
  weight: string | null;
  period: string;
  periods: { value: string; label: string }[];
  search: string;
  mine: boolean;
  /** Without what narrows the list; null where nothing does. */
  clearPath: string | null;
  /** Where the form of the list is sent: this page. */
  action: string;
  empty: { title: string; hint: string } | null;
  rows: SilentRowView[];
  pages: { place: string; previous: string | null; next: string | null } | null;
  /** The form over the list; `days` where several may be extended together. */
  form: { key: string; days: { value: string; label: string }[] | null; chosenDays: string; reason: string };
  errors: Record<string, string>;
  refused: string | null;
  done: string[];
}

export interface FollowUpPageView {
  title: string;
  establishment: string;
  state: ReturnState;
  missing: boolean;
  subtitle: string;
  backPath: string;
  silent: boolean;
  returnPath: string | null;
  conversationPath: string;
  /** Where the month is filed from a call; null where it cannot be. */
  telephone: { to: string; text: string } | null;
  people: ContactPersonView[];
  officePhone: string | null;
  contacts: { id: number; title: string; who: string; when: string; whenIso: string; note?: string | undefined }[];
  reminders: { id: number; title: string; when: string; whenIso: string }[];
  extensions: { id: number; title: string; who: string; when: string; whenIso: string; note?: string | undefined }[];
  due: string;
  key: string;
  kinds: { value: string; label: string }[];
  outcomes: { value: string; label: string }[];
  offers: { value: string; label: string }[];
  typed: { kind: string; outcome: string; spoke_to: string; note: string; days: string; reason: string };
  errors: Record<string, string>;
  refused: string | null;
  done: string | null;
}
