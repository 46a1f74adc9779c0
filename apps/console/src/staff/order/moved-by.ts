/** The ids with one of them a step further up (-1) or down (1); the same where there is no such place. */
export function movedBy(ids: readonly string[], id: string, step: -1 | 1): string[] {
  const place = ids.indexOf(id) + step;
  if (!ids.includes(id) || place < 0 || place >= ids.length) return [...ids];
  const others = ids.filter((one) => one !== id);
  return [...others.slice(0, place), id, ...others.slice(place)];
}
