import { Alert, Button } from "@mui/material";
import { useState } from "react";
import { useT } from "../../i18n/use-t.ts";
import type { VersionCycle, VersionRecord } from "../../rpc/answers.ts";
import { MoveDialog } from "./MoveDialog.tsx";

interface MoveOffersProps {
  formId: string;
  /** The latest first. */
  versions: readonly VersionRecord[];
}

/** Where a cycle that is not over has unsubmitted papers of an earlier version than the latest. */
export function MoveOffers({ formId, versions }: MoveOffersProps) {
  const t = useT();
  const [chosen, setChosen] = useState<Behind>();
  const [latest] = versions;
  if (latest === undefined) return null;
  return (
    <>
      {behind(versions).map((cycle) => (
        <Alert
          key={cycle.id}
          severity="info"
          action={
            <Button color="inherit" onClick={() => setChosen(cycle)}>
              {t("forms.versions.move.open", { version: latest.version })}
            </Button>
          }
        >
          {t("forms.versions.move.offer", { cycle: cycle.title, count: cycle.count })}
        </Alert>
      ))}
      {chosen === undefined ? null : (
        <MoveDialog
          formId={formId}
          version={latest.version}
          cycle={chosen}
          onClose={() => setChosen(undefined)}
        />
      )}
    </>
  );
}

interface Behind extends Pick<VersionCycle, "id" | "title"> {
  readonly count: number;
}

function behind([_latest, ...earlier]: readonly VersionRecord[]): Behind[] {
  const counts = new Map<string, Behind>();
  for (const { id, title, state, unsubmitted } of earlier.flatMap(({ cycles }) => cycles)) {
    if (state === "closed" || unsubmitted === 0) continue;
    counts.set(id, { id, title, count: (counts.get(id)?.count ?? 0) + unsubmitted });
  }
  return [...counts.values()];
}
