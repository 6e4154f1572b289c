/** Every action on a chart as a pure function from one view to the next. */

import { middle, nearest } from "./layouts/beside.ts";
import { type Facts, type Group, type Note, type Place, type Setting, type View, aboutOf } from "./model.ts";
import { boxAround } from "./stretch.ts";

type Ids = Iterable<string>;
type Entries<T> = Readonly<Record<string, T>>;

/** Put things on the chart where they are told to stand; with `about`, as one expansion that can be collapsed. */
export function add(view: View, places: ReadonlyMap<string, Place>, about = ""): View {
  const fresh = [...places.keys()].filter((id) => !view.shown[id]);
  const shown = withKeys(view.shown, fresh, true as const);
  const at = { ...view.places, ...Object.fromEntries(fresh.map((id) => [id, places.get(id) as Place])) };
  const hidden = without(view.hidden, places.keys());
  const expansions = about && fresh.length > 0 ? { ...view.expansions, [freshKey(view.expansions, "x")]: { about, added: fresh } } : view.expansions;
  return { ...view, shown, places: at, hidden, expansions };
}

/**
 * Take back the latest expansion of a thing: only what that expansion added and nothing else holds.
 * What was pinned, noted, grouped or expanded since, or is tied to something that stays otherwise, stays.
 */
export function collapse(view: View, facts: Facts, about: string): View {
  const found = Object.entries(view.expansions).filter(([, each]) => each.about === about).at(-1);
  if (!found) return view;
  const [key, expansion] = found;
  const others = Object.entries(view.expansions).filter(([other]) => other !== key).map(([, each]) => each);
  const held = new Set<string>([...Object.keys(view.pinned), ...Object.values(view.notes).flatMap(aboutOf)]);
  for (const group of Object.values(view.groups)) for (const id of group.of) held.add(id);
  for (const other of others) held.add(other.about);
  const leaving = new Set(expansion.added.filter((id) => !held.has(id)));
  for (const tie of facts.ties.values()) {
    keepWhatElseHolds(tie.start, tie.end);
    keepWhatElseHolds(tie.end, tie.start);
  }
  const rest = remove(view, leaving);
  return { ...rest, expansions: without(rest.expansions, [key]) };

  function keepWhatElseHolds(id: string, other: string): void {
    const stays = view.shown[other] && other !== about && !expansion.added.includes(other);
    if (stays && leaving.has(id)) leaving.delete(id);
  }
}

/** Take things off the chart, with everything of the view that is about them. */
export function remove(view: View, ids: Ids): View {
  const gone = new Set(ids);
  if (gone.size === 0) return view;
  return {
    ...view,
    shown: without(view.shown, gone),
    places: without(view.places, gone),
    pinned: without(view.pinned, gone),
    hidden: without(view.hidden, gone),
    // Its words may be about any of them: one on several goes with the first that leaves. A frame stays around the rest.
    notes: filtered(unframed(view.notes, gone), (note) => !aboutOf(note).some((id) => gone.has(id))),
    groups: lessened(view.groups, gone),
    expansions: filtered(view.expansions, (each) => !gone.has(each.about)),
  };
}

export function hide(view: View, ids: Ids): View {
  const there = [...ids].filter((id) => view.shown[id]);
  return there.length === 0 ? view : { ...view, hidden: withKeys(view.hidden, there, true as const) };
}

export function showHidden(view: View): View {
  return Object.keys(view.hidden).length === 0 ? view : { ...view, hidden: {} };
}

/** Pin what is not pinned; where all of it is, let all of it go. */
export function togglePins(view: View, ids: Ids): View {
  const chosen = [...ids];
  const all = chosen.every((id) => view.pinned[id]);
  return { ...view, pinned: all ? without(view.pinned, chosen) : withKeys(view.pinned, chosen, true as const) };
}

/** Move things; what somebody moved by hand is pinned, what a layout moved is not. */
export function move(view: View, places: ReadonlyMap<string, Place>, byHand: boolean): View {
  const moved = { ...view, places: { ...view.places, ...Object.fromEntries(places) } };
  const things = [...places.keys()].filter((id) => view.shown[id]);
  return byHand ? { ...moved, pinned: withKeys(view.pinned, things, true as const) } : moved;
}

/** After a layout: frames go round the same things again, as far as those were laid out or a group with them was. */
export function reframed(view: View, laidOut: ReadonlyMap<string, Place>): View {
  const standsFor = new Map(Object.entries(view.groups).flatMap(([key, { of, open }]) => (open ? [] : of.map((id) => [id, key] as const))));
  const notes: Record<string, Note> = { ...view.notes };
  const places: Record<string, Place> = { ...view.places };
  for (const [key, note] of Object.entries(notes)) {
    const inside = note.frame ? aboutOf(note).flatMap((id) => laidOut.get(standsFor.get(id) ?? id) ?? []) : [];
    // A frame that was drawn before frames knew what is in them stays where it is.
    if (inside.length === 0) continue;
    const { place, width, height } = boxAround(inside);
    notes[key] = { ...note, width, height };
    places[key] = place;
  }
  return { ...view, notes, places };
}

/** Switch an entry of the legend off, or on again. */
export function toggle(view: View, key: string): View {
  return { ...view, off: view.off[key] ? without(view.off, [key]) : { ...view.off, [key]: true } };
}

export function allOn(view: View): View {
  return { ...view, off: {}, settings: without(view.settings, ["from", "to", "least"]) };
}

export function set(view: View, name: string, value: Setting | null): View {
  const settings = value === null ? without(view.settings, [name]) : { ...view.settings, [name]: value };
  return { ...view, settings };
}

export function group(view: View, name: string, ids: Ids): View {
  const of = [...ids].filter((id) => view.shown[id]);
  if (of.length < 2) return view;
  const rest = lessened(view.groups, new Set(of));
  return seated({ ...view, groups: { ...rest, [freshKey(view.groups, "group:")]: { name, of, open: false } } });
}

/** A closed group stands on the free place nearest to the middle of what is in it, so that it covers nothing. */
function seated(view: View): View {
  const closed = Object.entries(view.groups).filter(([, each]) => !each.open);
  const inside = new Set(closed.flatMap(([, each]) => each.of));
  const outside = Object.keys(view.shown).filter((id) => !inside.has(id) && !view.hidden[id]);
  const taken = [...outside, ...closed.map(([key]) => key)].flatMap((id) => view.places[id] ?? []);
  const places: Record<string, Place> = { ...view.places };
  for (const [key, { of }] of closed) {
    const members = of.flatMap((id) => view.places[id] ?? []);
    if (places[key] || members.length === 0) continue;
    places[key] = nearest(middle(members), taken);
    taken.push(places[key]);
  }
  return { ...view, places };
}

export function openOrClose(view: View, key: string): View {
  const found = view.groups[key];
  if (!found) return view;
  const turned = { ...view, groups: { ...view.groups, [key]: { ...found, open: !found.open } } };
  return found.open ? seated(turned) : { ...turned, places: without(view.places, [key]) };
}

/** Pin everything that is on the chart. */
export function pinAll(view: View): View {
  return { ...view, pinned: withKeys(view.pinned, Object.keys(view.shown), true as const) };
}

export function ungroup(view: View, key: string): View {
  return { ...view, groups: without(view.groups, [key]), places: without(view.places, [key]) };
}

export function note(view: View, written: Note, place: Place): View {
  const key = freshKey(view.notes, "note:");
  return { ...view, notes: { ...view.notes, [key]: written }, places: { ...view.places, [key]: place } };
}

export function rewrite(view: View, key: string, text: string): View {
  const found = view.notes[key];
  if (!found) return view;
  if (text.trim() === "") return { ...view, notes: without(view.notes, [key]), places: without(view.places, [key]) };
  return { ...view, notes: { ...view.notes, [key]: { ...found, text } } };
}

function withKeys<T>(map: Entries<T>, keys: Ids, value: T): Entries<T> {
  const next: Record<string, T> = { ...map };
  for (const key of keys) next[key] = value;
  return next;
}

function without<T>(map: Entries<T>, keys: Ids): Entries<T> {
  const next: Record<string, T> = { ...map };
  let changed = false;
  for (const key of keys) {
    if (!(key in next)) continue;
    delete next[key];
    changed = true;
  }
  return changed ? next : map;
}

function filtered<T>(map: Entries<T>, keep: (value: T) => boolean): Entries<T> {
  return without(map, Object.keys(map).filter((key) => !keep(map[key] as T)));
}

/** Groups without the things that left; a group of one is none. */
function lessened(groups: Entries<Group>, gone: ReadonlySet<string>): Entries<Group> {
  const next: Record<string, Group> = {};
  for (const [key, each] of Object.entries(groups)) {
    const of = each.of.filter((id) => !gone.has(id));
    if (of.length > 1) next[key] = of.length === each.of.length ? each : { ...each, of };
  }
  return next;
}

/** Frames without the things that left, as long as something is left in them. */
function unframed(notes: Entries<Note>, gone: ReadonlySet<string>): Entries<Note> {
  const next: Record<string, Note> = { ...notes };
  let changed = false;
  for (const [key, note] of Object.entries(notes)) {
    const of = aboutOf(note).filter((id) => !gone.has(id));
    if (!note.frame || of.length === 0 || of.length === aboutOf(note).length) continue;
    next[key] = { ...note, about: of[0] as string, of };
    changed = true;
  }
  return changed ? next : notes;
}

/** A key that no entry has: counted on, so that the same actions give the same keys. */
function freshKey(map: Entries<unknown>, prefix: string): string {
  const numbers = Object.keys(map).map((key) => Number(key.slice(prefix.length)) || 0);
  return `${prefix}${Math.max(0, ...numbers) + 1}`;
}
