import { useId, useRef, useState } from "react";
import "./palette.css";
import { loadPinyin } from "../../formula-editor/pinyin.ts";
import { useMessages } from "../../shared/messages.ts";
import { designMessages } from "../design-messages.ts";
import { ItemIcon } from "./ItemIcon.tsx";
import { useItemDrag } from "./palette-drag.ts";
import { findItems, type PaletteItem } from "./palette-items.ts";
import { paletteMessages } from "./palette-messages.ts";

/**
 * All that can be added, to be found by typing, chosen by arrows and Enter, clicked, or dragged.
 * @param onAdd called with what is to be added behind the selected part
 */
export function KindPalette({ onAdd }: { readonly onAdd: (item: PaletteItem) => void }) {
  const t = useMessages(paletteMessages);
  const kinds = useMessages(designMessages);
  const listId = useId();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  // Only to look again, once pinyin is understood.
  const [, setReady] = useState(false);
  const nameOf = (item: PaletteItem) =>
    item === "indicator" || item === "tasks" ? t(item) : kinds(`kind_${item}`);
  const found = findItems(typed, (item) => ({ name: nameOf(item), help: t(`help_${item}`) }));
  const active = found[Math.min(at, found.length - 1)];
  return (
    <div className="dh-palette">
      <input
        type="search"
        className="dh-input"
        role="combobox"
        aria-label={t("search")}
        aria-expanded="true"
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={active === undefined ? undefined : `${listId}-${active}`}
        aria-describedby={`${listId}-help`}
        placeholder={t("search")}
        value={typed}
        onFocus={() => void loadPinyin().then(() => setReady(true))}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
          if (step !== 0 && found.length > 0)
            setAt((Math.min(at, found.length - 1) + step + found.length) % found.length);
          else if (event.key === "Enter" && active !== undefined) onAdd(active);
          else if (event.key === "Escape" && typed !== "") setTyped("");
          else return;
          event.preventDefault();
        }}
      />
      <div className="dh-palette-items" role="listbox" id={listId} aria-label={t("open")}>
        {found.map((item) => (
          <Item
            key={item}
            id={`${listId}-${item}`}
            item={item}
            name={nameOf(item)}
            help={t(`help_${item}`)}
            active={item === active}
            onAdd={() => onAdd(item)}
            onPoint={() => setAt(found.indexOf(item))}
          />
        ))}
      </div>
      <p className="dh-palette-help" id={`${listId}-help`}>
        {active === undefined ? t("none") : t(`help_${active}`)}
        <span className="dh-sr">{t("how")}</span>
      </p>
    </div>
  );
}

interface ItemProps {
  readonly id: string;
  readonly item: PaletteItem;
  readonly name: string;
  readonly help: string;
  readonly active: boolean;
  readonly onAdd: () => void;
  /** The pointer is over it. */
  readonly onPoint: () => void;
}

function Item({ id, item, name, help, active, onAdd, onPoint }: ItemProps) {
  const element = useRef<HTMLDivElement>(null);
  useItemDrag(element, item);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the box above handles all keys
    <div
      ref={element}
      id={id}
      role="option"
      tabIndex={-1}
      className="dh-palette-item"
      aria-selected={active}
      title={help}
      data-item={item}
      onClick={onAdd}
      onPointerEnter={onPoint}
    >
      <ItemIcon item={item} />
      <span>{name}</span>
    </div>
  );
}
