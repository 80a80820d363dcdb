import type { WorkingCalendar } from "#app/domain/calendar.ts";
import type { Context } from "./context.server.ts";
import { loadCalendars } from "./open-period.server.ts";

/** The working calendar of a province: its own weeks where it has any, else the country's. */
export async function calendarOf(db: Context["db"], province: string): Promise<WorkingCalendar> {
  const calendars = await loadCalendars(db);
  return calendars.provinces.get(province) ?? calendars.country;
}
