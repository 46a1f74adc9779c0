/** How long a pointer must rest on a page's tab while dragging until the page opens, in milliseconds. */
const rest = 450;

/** Opens a page of the live form when what is dragged rests on its tab, so that parts can be moved between pages. */
export function openTabUnder(root: HTMLElement) {
  let waited: { readonly tab: HTMLElement; readonly timer: ReturnType<typeof setTimeout> } | null = null;
  const leave = () => {
    if (waited !== null) clearTimeout(waited.timer);
    waited = null;
  };
  return {
    move({ x, y }: { readonly x: number; readonly y: number }) {
      const under = root.ownerDocument.elementFromPoint(x, y)?.closest<HTMLElement>(".dh-pages .dh-page");
      if (under === null || under === undefined) return leave();
      if (waited?.tab === under) return;
      leave();
      waited = { tab: under, timer: setTimeout(() => under.click(), rest) };
    },
    leave,
  };
}
