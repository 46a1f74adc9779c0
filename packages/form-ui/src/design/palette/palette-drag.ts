import { draggable } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { type RefObject, useEffect } from "react";
import { useLocale } from "../../shared/locale.ts";
import { useMessages } from "../../shared/messages.ts";
import { designMessages } from "../design-messages.ts";
import { firstOptions } from "../operations/option-values.ts";
import type { NewTitles } from "./add-item.ts";
import { type PaletteItem, paletteItemOf } from "./palette-items.ts";

/** Makes an element of the palette something to drag. */
export function useItemDrag(element: RefObject<HTMLElement | null>, item: PaletteItem): void {
  useEffect(
    () =>
      element.current === null
        ? undefined
        : draggable({ element: element.current, getInitialData: () => ({ paletteItem: item }) }),
    [element, item],
  );
}

/** The item of the palette that is dragged; null where something else is. */
export function draggedItem(data: Readonly<Record<string, unknown>>): PaletteItem | null {
  return paletteItemOf(data.paletteItem);
}

/** What new parts are called in the language of the page. */
export function useNewTitles(): NewTitles {
  const t = useMessages(designMessages);
  return {
    options: firstOptions[useLocale()],
    field: t("newField"),
    indicator: t("newIndicator"),
    rest: { page: t("restPage"), section: t("rest") },
  };
}
