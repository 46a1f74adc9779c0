import type { IndicatorGroup } from "@duheng/contracts";
import { renameGroup } from "@duheng/form";
import { useMessages } from "../../shared/messages.ts";
import { showNumber } from "../../shared/numbers.ts";
import { NumberProperty } from "../controls/NumberProperty.tsx";
import { SelectProperty } from "../controls/SelectProperty.tsx";
import { NameProperty, TextProperty } from "../controls/TextProperty.tsx";
import { useDesign, useDesignedForm, useFindings } from "../design-context.ts";
import { designMessages } from "../design-messages.ts";
import { patchGroup, sumOfPoints, worthOfGroup } from "../operations/scoring.ts";
import { pointerOf } from "../source/pointer-of.ts";
import { nothingHeld } from "../table/editing/held-cells.ts";
import { isCode } from "./is-code.ts";
import { LockedPart, LockNotice } from "./LockedPart.tsx";

/** Everything about one group of indicators. */
export function GroupProperties({ id }: { readonly id: string }) {
  const { form } = useDesignedForm();
  const { lockedUses, held = nothingHeld } = useFindings();
  const code = form.score.groups.find((each) => each.id === id)?.code ?? "";
  const by = lockedUses.get(pointerOf(form, { kind: "group", id })) ?? [];
  return (
    <>
      <LockNotice by={by} hint={held.sums.has(code) ? "sum" : "part"} />
      <LockedPart by={by}>
        <Properties id={id} />
      </LockedPart>
    </>
  );
}

function Properties({ id }: { readonly id: string }) {
  const { form } = useDesignedForm();
  const { apply } = useDesign();
  const t = useMessages(designMessages);
  const group = form.score.groups.find((each) => each.id === id);
  if (group === undefined) return null;
  const patch = (change: (group: IndicatorGroup) => IndicatorGroup, what: string) =>
    apply(patchGroup(form, id, change), `group/${id}/${what}`);
  return (
    <>
      <TextProperty
        attribute="title"
        label={t("title")}
        value={group.title}
        onChange={(title) => patch((each) => ({ ...each, title }), "title")}
      />
      <NameProperty
        key={`${id} ${group.code}`}
        attribute="code"
        label={t("code")}
        value={group.code}
        rule={t("codeRule")}
        onRename={(code) => {
          if (!isCode(code) || form.score.groups.some((each) => each.code === code)) return false;
          apply(renameGroup(form, id, code), "");
          return true;
        }}
      />
      <SelectProperty
        attribute="kind"
        label={t("kindOfGroup")}
        value={group.kind}
        none={t("unset")}
        options={(["common", "individual", "ratings", "additions", "deductions"] as const).map((value) => ({
          value,
          title: t(`group_${value}`),
        }))}
        onChange={(kind) =>
          patch(({ kind: _, ...each }) => (kind === undefined ? each : { ...each, kind }), "kind")
        }
      />
      {(["weight", "min", "max"] as const).map((name) => (
        <NumberProperty
          key={name}
          attribute={name}
          label={t(name)}
          value={group[name]}
          onChange={(value) =>
            patch((each) => {
              const { [name]: _, ...rest } = each;
              return value === undefined ? rest : { ...rest, [name]: value };
            }, name)
          }
        />
      ))}
      <p className="dh-quiet dh-property" data-wide>
        {t("sum", { sum: showNumber(sumOfPoints(form, group.code)) })} ·{" "}
        {t("worth", { worth: showNumber(worthOfGroup(form, group)) })}
      </p>
    </>
  );
}
