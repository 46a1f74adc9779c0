import { useEffect, useRef } from "react";
import { editorKeys, writtenEditorKeys } from "../../formula-editor/editor-keys.ts";
import { useMessages } from "../../shared/messages.ts";
import { shortcutMessages } from "./shortcut-messages.ts";
import { shortcuts, writtenKeys } from "./shortcuts.ts";
import "./shortcuts.css";

const places = ["everywhere", "tree", "live", "formula", "table", "separator"] as const;

interface Line {
  readonly says: keyof (typeof shortcutMessages)["zh"];
  readonly keys: readonly string[];
}

/** All shortcuts, by where they work. */
export function ShortcutHelp({ onClose }: { readonly onClose: () => void }) {
  const t = useMessages(shortcutMessages);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const isMac = /mac|iphone|ipad/i.test(navigator.userAgent);
  return (
    <dialog ref={dialog} className="dh-dialog dh-shortcuts" aria-label={t("title")} onClose={onClose}>
      <div className="dh-dialog-head">
        <h3 className="dh-pane-title">{t("title")}</h3>
        <button type="button" className="dh-button" onClick={() => dialog.current?.close()}>
          {t("close")}
        </button>
      </div>
      <div className="dh-shortcut-places">
        {places.map((place) => (
          <table key={place}>
            <caption>{t(`in_${place}`)}</caption>
            <thead className="dh-sr">
              <tr>
                <th scope="col">{t("does")}</th>
                <th scope="col">{t("keys")}</th>
              </tr>
            </thead>
            <tbody>
              {linesIn(place, isMac).map(({ says, keys }) => (
                <tr key={says}>
                  <th scope="row">{t(says)}</th>
                  <td>
                    {keys.map((each) => (
                      <kbd key={each}>{each}</kbd>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
    </dialog>
  );
}

/** What stands in the table of the place: the formula editor has one of its own. */
function linesIn(place: (typeof places)[number], isMac: boolean): Line[] {
  if (place === "formula")
    return keysOf(editorKeys).map((name) => ({
      says: `formula_${name}`,
      keys: writtenEditorKeys(name, isMac),
    }));
  return keysOf(shortcuts)
    .filter((name) => shortcuts[name].place === place)
    .map((name) => ({ says: name, keys: writtenKeys(name, isMac) }));
}

function keysOf<Table extends object>(table: Table): (keyof Table)[] {
  return Object.keys(table).filter((name): name is keyof Table & string => Object.hasOwn(table, name));
}
