/** Days as people write them, and as they type them; inside the chart a day is ISO. Pure. */

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `2026-07-03` as `3 Jul 2026`; what is no day stays as it is. */
export function dayWords(day: string): string {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(day);
  const month = MONTHS[Number(found?.[2]) - 1];
  return found && month ? `${Number(found[3])} ${month} ${found[1]}` : day;
}

/** From the first day that something may hold to the last. */
export function periodWords({ from, to }: { readonly from: string | null; readonly to: string | null }): string {
  if (!from && !to) return "undated";
  return `${from ? dayWords(from) : "start not recorded"} to ${to ? dayWords(to) : "end not recorded"}`;
}

/** What somebody typed as an ISO day, day before month as in Britain: `3 Jul 2026`, `3/7/2026`, `2026-07-03`. */
export function readDay(text: string): string | null {
  const typed = text.trim().toLowerCase();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/u.exec(typed);
  if (iso) return checked(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const figures = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/u.exec(typed);
  if (figures) return checked(Number(figures[3]), Number(figures[2]), Number(figures[1]));
  const named = /^(\d{1,2})[ -]?([a-z]{3})[a-z]*\.?[ ,-]?(\d{4})$/u.exec(typed);
  return named ? checked(Number(named[3]), MONTHS.findIndex((month) => month.toLowerCase() === named[2]) + 1, Number(named[1])) : null;
}

/** The calendar has the last word: there is no 31 June. */
function checked(year: number, month: number, day: number): string | null {
  const at = new Date(Date.UTC(year, month - 1, day));
  if (year < 1000 || at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day) return null;
  return at.toISOString().slice(0, 10);
}
