import type { Answers } from "@duheng/contracts";
import { useRef, useState } from "react";
import { useLocale } from "../../shared/locale.ts";
import { useMessages } from "../../shared/messages.ts";
import { pointerTo } from "../../shared/pointers.ts";
import { sameValue } from "../../shared/values.ts";
import { describeValue } from "../fields/describe-value.ts";
import { useFill } from "../fill-context.ts";
import { fillMessages } from "../fill-messages.ts";
import { ConflictFlag } from "./ConflictFlag.tsx";
import type { Saver } from "./saver.ts";

interface ConflictPanelProps {
  readonly theirs: Answers;
  /** The fields to decide on; every difference when absent. */
  readonly fields: readonly string[] | undefined;
  readonly saver: Saver;
}

/** Two tabs or two devices wrote different things: the difference field by field, and a choice for each. */
export function ConflictPanel({ theirs, fields, saver }: ConflictPanelProps) {
  const { prepared, store, idPrefix } = useFill();
  const t = useMessages(fillMessages);
  const locale = useLocale();
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const panel = useRef<HTMLElement>(null);
  const mine = store.snapshot().answers;
  const keys = (fields ?? [...new Set([...Object.keys(mine), ...Object.keys(theirs)])]).filter(
    (key) => !sameValue(mine[key], theirs[key]) && prepared.field(pointerTo("", key))?.computed === undefined,
  );

  const apply = () => {
    for (const key of taken) store.set(pointerTo("", key), theirs[key]);
    void saver.resume();
  };
  const choose = (key: string, theirsTaken: boolean) => {
    const next = new Set(taken);
    if (theirsTaken) next.add(key);
    else next.delete(key);
    setTaken(next);
  };
  return (
    <section className="dh-conflict" aria-label={t("conflictTitle")} ref={panel} tabIndex={-1}>
      <ConflictFlag panel={panel} count={keys.length} />
      <h3 className="dh-summary-title">{t("conflictTitle")}</h3>
      <p>{t("conflictIntro")}</p>
      <div className="dh-table-scroll">
        <table className="dh-table">
          <thead>
            <tr>
              <th scope="col">{t("conflictField")}</th>
              <th scope="col">{t("conflictMine")}</th>
              <th scope="col">{t("conflictTheirs")}</th>
            </tr>
          </thead>
          <tbody>
            {keys.map((key) => {
              const field = prepared.field(pointerTo("", key));
              const name = `${idPrefix}conflict-${key}`;
              return (
                <tr key={key}>
                  <th scope="row">{field?.title ?? key}</th>
                  {[mine[key], theirs[key]].map((value, side) => (
                    <td key={side === 0 ? "mine" : "theirs"}>
                      <label className="dh-choice">
                        <input
                          type="radio"
                          name={name}
                          checked={taken.has(key) === (side === 1)}
                          onChange={() => choose(key, side === 1)}
                        />
                        <span>{describeValue(field, value, locale)}</span>
                      </label>
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <button type="button" className="dh-button dh-primary" onClick={apply}>
        {t("conflictApply")}
      </button>
    </section>
  );
}
