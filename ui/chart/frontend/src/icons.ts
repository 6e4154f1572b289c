/** The picture of a thing: an icon by kind in a shape of its own, with badges, so that colour is never the only cue. */

/** Drawn on 24 by 24, strokes only. */
const PATHS: Readonly<Record<string, string>> = {
  Person: "M12 4a4 4 0 1 1 0 8a4 4 0 0 1 0-8M4 21c0-5 3.5-7 8-7s8 2 8 7",
  Address: "M3 11l9-7 9 7M6 10v10h12V10M10 20v-5h4v5",
  Vehicle: "M3 16v-3l2-5h14l2 5v3zM3 13h18M7 19a2 2 0 1 1 0-4a2 2 0 0 1 0 4M17 19a2 2 0 1 1 0-4a2 2 0 0 1 0 4",
  Phone: "M8 2h8v20H8zM11 19h2",
  OnlineAccount: "M16 8v5a3 3 0 0 0 5 2a9.500 9.500 0 1 0-4 5M16 12a4 4 0 1 1-8 0a4 4 0 0 1 8 0",
  Device: "M3 5h18v11H3zM8 21h8M12 16v5",
  Organisation: "M4 21V4h9v17M13 9h7v12M3 21h18M7 8h3M7 12h3M7 16h3M16 13h1M16 17h1",
  Offence: "M12 3l10 18H2zM12 10v5M12 18v.5",
  MoBehaviour: "M4 6h10M4 12h16M4 18h7M18 4v4M15 16v4",
  Victim: "M12 3l8 3v6c0 5-4 8-8 9c-4-1-8-4-8-9V6z",
  Child: "M12 5a3 3 0 1 1 0 6a3 3 0 0 1 0-6M7 20c0-4 2-6 5-6s5 2 5 6",
  Report: "M6 2h9l4 4v16H6zM15 2v4h4M9 11h7M9 15h7M9 19h4",
  ReportItem: "M5 4h14v16H5zM8 9h8M8 14h5",
  Order: "M5 3h14v18l-7-4-7 4zM9 8h6M9 12h6",
  Management: "M4 4h16v4H4zM4 10h16v4H4zM4 16h16v4H4z",
  Assessment: "M4 20V10M10 20V4M16 20v-8M21 20H3",
  Visit: "M6 21V3h10v18M3 21h18M13 12v1",
  Contact: "M3 4h18v12H9l-5 5v-5H3z",
  Meeting: "M4 12h16M6 12v8M18 12v8M8 8a2 2 0 1 1 .1 0M16 8a2 2 0 1 1 .1 0",
  Agency: "M3 9l9-6 9 6M5 9v10M10 9v10M14 9v10M19 9v10M3 21h18",
  Officer: "M12 2l3 6 6 1-4.500 4.500L18 20l-6-3-6 3 1.500-6.500L3 9l6-1z",
  Establishment: "M4 21V5h16v16M8 5v16M12 5v16M16 5v16",
  group: "M5 7a3 3 0 1 1 6 0a3 3 0 0 1-6 0M13 7a3 3 0 1 1 6 0a3 3 0 0 1-6 0M9 16a3 3 0 1 1 6 0a3 3 0 0 1-6 0",
  ghost: "M9 9a3 3 0 1 1 4 3c-1 .5-1 1-1 2M12 18v.5",
};
const OTHER = "M12 4l8 8-8 8-8-8z";

/** Ink on light and on dark paper. */
const COLOURS: Readonly<Record<string, readonly [string, string]>> = {
  Person: ["#0b4f9e", "#8fc0ff"],
  Address: ["#1e6b34", "#86d69d"],
  Vehicle: ["#7a4b00", "#f0c274"],
  Phone: ["#6b2a86", "#d9a6f2"],
  OnlineAccount: ["#6b2a86", "#d9a6f2"],
  Device: ["#6b2a86", "#d9a6f2"],
  Organisation: ["#0d6068", "#7fd6df"],
  Offence: ["#9c1c1c", "#ff9d94"],
  MoBehaviour: ["#9c1c1c", "#ff9d94"],
  Victim: ["#8a1f5c", "#ff9fd0"],
  Child: ["#8a1f5c", "#ff9fd0"],
  Report: ["#4a4a00", "#dcdc86"],
  ReportItem: ["#4a4a00", "#dcdc86"],
};
const PLAIN: readonly [string, string] = ["#3d4b5c", "#b9c6d6"];

/** Rounded squares for people and groups of them would say too little: people are round, places square, the rest cut. */
const ROUND = new Set(["Person", "Child", "Victim", "Officer", "ghost"]);
const SQUARE = new Set(["Address", "Establishment", "Organisation", "Agency", "Device", "Phone", "Vehicle", "OnlineAccount"]);

export function colourOf(kind: string, dark: boolean): string {
  return (COLOURS[kind] ?? PLAIN)[dark ? 1 : 0];
}

export interface Portrait {
  readonly kind: string;
  readonly badges: readonly string[];
  readonly pinned: boolean;
  /** A photo is on record: a camera says so, the photo itself is not shown. */
  readonly photo: boolean;
  /** A sign of what became of it, where two states are compared. */
  readonly change: string;
  readonly more: number;
  readonly dark: boolean;
}

/** Plus, minus and unequal say it; their colours only repeat it. */
export const CHANGE_SIGNS = { added: "+", removed: "−", changed: "≠" } as const;
const CHANGE_INK: Readonly<Record<string, string>> = { "+": "#1e6b34", "−": "#9c1c1c", "≠": "#7a4b00" };

const drawn = new Map<string, string>();

/** The picture of a thing as a data address, 72 by 72 around a shape of 44. Alike things share one picture. */
export function portrait(of: Portrait): string {
  const key = JSON.stringify(of);
  const found = drawn.get(key);
  if (found) return found;
  const image = `data:image/svg+xml;utf8,${encodeURIComponent(picture(of))}`;
  drawn.set(key, image);
  return image;
}

function picture({ kind, badges, pinned, photo, change, more, dark }: Portrait): string {
  const ink = colourOf(kind, dark);
  const paper = dark ? "#17202b" : "#ffffff";
  const dashes = kind === "ghost" ? ' stroke-dasharray="4 4"' : "";
  const parts = [
    shape(kind, `fill="${paper}" stroke="${ink}" stroke-width="2.500"${dashes}`),
    `<g transform="translate(22 22) scale(1.17)" fill="none" stroke="${ink}" stroke-width="1.900" stroke-linecap="round" stroke-linejoin="round"><path d="${PATHS[kind] ?? OTHER}"/></g>`,
  ];
  badges.slice(0, 2).forEach((badge, index) => parts.push(pill(6, 12 + index * 17, badge, badge === "!" ? "#b00020" : ink, "#ffffff", dark)));
  if (pinned) parts.push(`<g transform="translate(50 4)"><circle cx="8" cy="8" r="7.500" fill="${paper}" stroke="${ink}"/><path d="M8 4v5M5 9h6M8 9v4" stroke="${ink}" stroke-width="1.600" fill="none"/></g>`);
  if (change) parts.push(pill(44, 12, change, CHANGE_INK[change] ?? ink, "#ffffff", false));
  if (photo) parts.push(`<g transform="translate(4 48)"><rect y="4" width="18" height="13" rx="3" fill="${paper}" stroke="${ink}"/><path d="M5 4l2-3h4l2 3" fill="${paper}" stroke="${ink}"/><circle cx="9" cy="10.500" r="3.300" fill="none" stroke="${ink}" stroke-width="1.500"/></g>`);
  if (more > 0) parts.push(pill(44, 56, more > 999 ? ">999" : `+${more}`, paper, ink, dark));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="72" height="72" viewBox="0 0 72 72">${parts.join("")}</svg>`;
}

function shape(kind: string, paint: string): string {
  if (ROUND.has(kind)) return `<circle cx="36" cy="36" r="21" ${paint}/>`;
  if (SQUARE.has(kind)) return `<rect x="15" y="15" width="42" height="42" rx="7" ${paint}/>`;
  if (kind === "group") return `<rect x="13" y="13" width="46" height="46" rx="14" ${paint}/><rect x="17" y="17" width="38" height="38" rx="10" ${paint}/>`;
  return `<path d="M24 15h24l9 9v24l-9 9H24l-9-9V24z" ${paint}/>`;
}

function pill(x: number, y: number, text: string, fill: string, ink: string, dark: boolean): string {
  const width = 9 + text.length * 6.400;
  const words = dark && ink === "#ffffff" && fill !== "#b00020" ? "#101820" : ink;
  return `<g><rect x="${x}" y="${y - 8}" width="${width}" height="15" rx="7" fill="${fill}" stroke="${words === ink ? ink : fill}" stroke-width="1"/><text x="${x + width / 2}" y="${y + 3.500}" font-family="sans-serif" font-size="10.500" font-weight="700" text-anchor="middle" fill="${words}">${escaped(text)}</text></g>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/gu, (sign) => `&#${sign.charCodeAt(0)};`);
}
