/** A field for a day that reads as people write days, whatever the browser's language. */

import { dayWords, readDay } from "../days.ts";
import { el } from "../dom.ts";

/** `told` hears the ISO day, or null where the field was emptied; what is no day is marked and not heard. */
export function dayField(value: string, label: string, told: (day: string | null) => void, key = ""): HTMLInputElement {
  const field = el("input", { type: "text", class: "day", value: dayWords(value), placeholder: "dd Mon yyyy", "aria-label": label, autocomplete: "off", "data-key": key, change: () => take() });
  return field;

  function take(): void {
    const day = readDay(field.value);
    const wrong = day === null && field.value.trim() !== "";
    field.setAttribute("aria-invalid", String(wrong));
    field.title = wrong ? "This is no day: write it as 3 Jul 2026 or 3/7/2026." : "";
    if (wrong) return;
    if (day) field.value = dayWords(day);
    told(day);
  }
}
