import { isOfficeKind } from "#app/domain/return-request.ts";
import { catalogue, messages } from "#app/messages/catalogue.server.ts";
import { formatDateTime, formatPeriod } from "#app/messages/dates.ts";
import type { Language } from "#app/messages/language.ts";
import { formatInteger } from "#app/messages/numbers.ts";
import type { NoticeRow, OfficeDealings } from "#app/usecases/view-dealings.server.ts";
import { newRequestKey } from "../request-key.server.ts";

/** The way to what is told outside the portal. @param desk the first part of the desk's paths */
function choiceLink(desk: string, language: Language) {
  return { to: `${desk}/notices`, text: messages(language, "served").noticeChoice.link };
}

type Say = (p: { period: string }) => string;

/** Notices in the reader's language, those of no known kind left out. `told` says where each kind leads. */
export function presentNotices<Row extends NoticeRow>(
  rows: readonly Row[],
  readUpTo: number,
  reading: { language: Language; desk: string; texts: Readonly<Record<string, unknown>>; path: (notice: Row) => string },
) {
  const { language, desk, texts, path } = reading;
  const items = rows.flatMap((notice) => {
    const say = texts[notice.kind];
    if (typeof say !== "function") return [];
    return [
      {
        id: notice.id,
        to: path(notice),
        text: (say as Say)({ period: notice.period === null ? "" : formatPeriod(notice.period, language, "short") }),
        establishment: language === "fa" ? notice.name_fa : notice.name_en,
        when: formatDateTime(notice.created_at, language),
        unread: notice.id > readUpTo,
      },
    ];
  });
  return { key: newRequestKey(), newest: rows[0]?.id ?? 0, choose: choiceLink(desk, language), items };
}

const areas = { province: "expert", ministry: "ministry" } as const;
const bases = { province: "/expert", ministry: "/ministry" } as const;

/** What waits for an office and what is new there, in the reader's language. */
export function presentOfficeDealings(dealings: OfficeDealings, desk: "province" | "ministry", language: Language) {
  const words = catalogue(language);
  const { common } = words;
  const t = words[areas[desk]].conversation;
  const path = (id: number) => `${bases[desk]}/returns/${id}/conversation`;
  return {
    desk,
    waiting: dealings.requests.map((row) => ({
      id: row.id,
      to: path(row.return_id),
      text: [
        isOfficeKind(row.kind) ? t.office.kinds[row.kind] : t.kinds[row.kind],
        formatPeriod(row.period, language, "short"),
      ].join(common.grid.separator),
      establishment: language === "fa" ? row.establishment_fa : row.establishment_en,
      when: formatDateTime(row.asked_at, language),
    })),
    notices: presentNotices(dealings.notices, dealings.read_up_to, {
      language,
      desk: bases[desk],
      texts: { ...messages(language, "served").conversationNotices, ...t.office.notices },
      path: (notice) =>
        notice.kind === "resubmitted" || notice.kind in t.office.notices
          ? `${bases[desk]}/returns/${notice.return_id}`
          : path(notice.return_id ?? 0),
    }),
  };
}

/** Months of the liaison about which an inquiry waits, in the reader's language. */
export function presentOwnInquiries(
  rows: readonly { id: number; period: string; establishment_fa: string; establishment_en: string; count: string }[],
  language: Language,
) {
  const t = catalogue(language).liaison.conversation;
  return rows.map((row) => ({
    id: row.id,
    to: `/liaison/returns/${row.id}/conversation#inquiries`,
    text: formatPeriod(row.period, language, "short"),
    establishment: language === "fa" ? row.establishment_fa : row.establishment_en,
    when: t.openInquiries({ count: formatInteger(Number(row.count), language) }),
  }));
}
