import { useEffect, useRef } from "react";
import { useMessages } from "../../shared/messages.ts";
import { shortcutMessages } from "./shortcut-messages.ts";
import { type ShortcutName, type ShortcutPlace, shortcuts, writtenKeys } from "./shortcuts.ts";
import "./shortcuts.css";

const places: readonly ShortcutPlace[] = ["everywhere", "tree", "table", "separator"];

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
              {namesIn(place).map((name) => (
                <tr key={name}>
                  <th scope="row">{t(name)}</th>
                  <td>
                    {writtenKeys(name, isMac).map((keys) => (
                      <kbd key={keys}>{keys}</kbd>
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

function namesIn(place: ShortcutPlace): ShortcutName[] {
  return Object.keys(shortcuts)
    .filter(isName)
    .filter((name) => shortcuts[name].place === place);
}

function isName(name: string): name is ShortcutName {
  return Object.hasOwn(shortcuts, name);
}
