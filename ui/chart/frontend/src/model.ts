/** What a chart is: things and ties as the server tells them, and a view of them that belongs to the user. */

/** What became of a thing or a tie between two states that are compared. */
export type Became = "added" | "removed" | "changed";

/** Something on record, as this viewer may call it. */
export interface Thing {
  readonly id: string;
  readonly kind: string;
  readonly label: string;
  readonly masked: boolean;
  /** Short words drawn beside the thing: a MAPPA category, a warning. */
  readonly badges: readonly string[];
  /** Whether a photo of it is on record; the picture itself is never asked for. */
  readonly photo: boolean;
  /** Latitude and longitude, of an address or offence that has them. */
  readonly at: readonly [number, number] | null;
  /** The first day on which it may have been, ISO, of an event whose record gives one. */
  readonly happened: string | null;
  /** How many links this viewer may see on it, on the chart or not. */
  readonly links: number;
  /** The address of its page; empty where it has none to show. */
  readonly href: string;
  readonly change?: Became;
}

/** One assertion by one source item that two things are related. */
export interface Tie {
  readonly id: string;
  readonly type: string;
  readonly start: string;
  readonly end: string;
  readonly words: string;
  readonly strength: string | null;
  readonly statement: string | null;
  readonly grade: string | null;
  readonly handling: string | null;
  /** The first and last day that it may hold, ISO; null where none is recorded. */
  readonly from: string | null;
  readonly to: string | null;
  readonly change?: Became;
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** One expansion, so that exactly it can be taken back. */
export interface Expansion {
  readonly about: string;
  readonly added: readonly string[];
}

/** Things drawn as one while it is closed. */
export interface Group {
  readonly name: string;
  readonly of: readonly string[];
  readonly open: boolean;
}

/** A text of the user's on the chart; about things, or free, or a frame around a part of it. */
export interface Note {
  readonly text: string;
  /** The thing that it is about, the first of several; "" of a free one. */
  readonly about: string;
  /** All that it is about, where that is more than one thing; charts saved before this was have none. */
  readonly of?: readonly string[];
  readonly frame: boolean;
  readonly width: number;
  readonly height: number;
}

/** Every thing that a note is about. */
export function aboutOf(note: Note): readonly string[] {
  return note.of ?? (note.about ? [note.about] : []);
}

export type Setting = string | number | boolean;

/** The whole state of the chart that undo walks through: flat maps only, so that a change is a small patch. */
export interface View {
  readonly shown: Readonly<Record<string, true>>;
  readonly places: Readonly<Record<string, Place>>;
  readonly pinned: Readonly<Record<string, true>>;
  readonly hidden: Readonly<Record<string, true>>;
  readonly expansions: Readonly<Record<string, Expansion>>;
  readonly groups: Readonly<Record<string, Group>>;
  readonly notes: Readonly<Record<string, Note>>;
  /** What is switched off in the legend, as `kind:Address`, `type:AT_ADDRESS`, `strength:refuted`. */
  readonly off: Readonly<Record<string, true>>;
  readonly settings: Readonly<Record<string, Setting>>;
}

/** What is on record about the things of a chart, as far as this viewer may see it; no part of undo. */
export interface Facts {
  readonly things: ReadonlyMap<string, Thing>;
  readonly ties: ReadonlyMap<string, Tie>;
}

/** What a kind of thing or a type of tie is called. */
export interface Words {
  readonly kinds: Readonly<Record<string, readonly [title: string, plural: string]>>;
  readonly types: Readonly<Record<string, string>>;
}

export const EMPTY: View = {
  shown: {},
  places: {},
  pinned: {},
  hidden: {},
  expansions: {},
  groups: {},
  notes: {},
  off: {},
  settings: {},
};
