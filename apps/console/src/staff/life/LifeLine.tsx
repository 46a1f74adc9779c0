import type { Staff, StaffStatus } from "@duheng/contracts";
import { Box, Button, Chip, Stack, Typography } from "@mui/material";
import { type ReactNode, useState } from "react";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { useSession } from "../../identity/use-session.ts";
import { api } from "../../rpc/client.ts";
import { todayIn } from "../../ui/dates.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { GradeChip } from "../../ui/GradeChip.tsx";
import { StateChip } from "../../ui/StateChip.tsx";
import { EndPaperDialog } from "./EndPaperDialog.tsx";
import { LifeDialog } from "./LifeDialog.tsx";
import { type LifeItem, lineOf } from "./line-of.ts";
import type { PersonFile } from "./queries.ts";
import { EndStatusDialog } from "./StatusDialog.tsx";

/** What there was and what is planned, the latest first. */
export function LifeLine({ file }: { file: PersonFile }) {
  const t = useT();
  const items = lineOf(file);
  if (items.length === 0) return <EmptyState title={t("staff.file.line.empty")} />;
  return (
    <Stack component="ol" sx={{ listStyle: "none", m: 0, p: 0 }}>
      {items.map((item) => (
        <Box
          component="li"
          key={item.key}
          sx={{
            display: "flex",
            gap: 2,
            py: 1,
            borderTop: 1,
            borderColor: "divider",
            "&:first-of-type": { border: 0 },
          }}
        >
          <Typography
            component="span"
            color="textSecondary"
            sx={{ flex: "0 0 6.5em", fontVariantNumeric: "tabular-nums" }}
          >
            {item.on === "" ? "—" : item.on}
          </Typography>
          <Box sx={{ minWidth: 0, flexGrow: 1 }}>
            <Item item={item} person={file.person} />
          </Box>
        </Box>
      ))}
    </Stack>
  );
}

function Item({ item, person }: { item: LifeItem; person: Staff }) {
  const t = useT();
  switch (item.kind) {
    case "entry":
      return <Line title={t("staff.file.line.entry")} />;
    case "event":
      return <EventItem event={item.event} />;
    case "status":
      return <StatusItem status={item.status} person={person} />;
    case "paper":
      return <PaperItem paper={item.paper} cycle={item.cycle} person={person} />;
  }
}

interface LineProps {
  readonly title: ReactNode;
  readonly marks?: ReactNode;
  readonly note?: ReactNode;
  readonly action?: ReactNode;
}

function Line({ title, marks, note, action }: LineProps) {
  return (
    <Stack direction="row" useFlexGap sx={{ gap: 1, flexWrap: "wrap", alignItems: "center" }}>
      <Typography component="span">{title}</Typography>
      {marks}
      {action}
      {note === undefined || note === "" ? null : (
        <Typography variant="body2" color="textSecondary" sx={{ flexBasis: "100%" }}>
          {note}
        </Typography>
      )}
    </Stack>
  );
}

/** Somebody came or went with his unit, or with a part of it. */
const withUnit = {
  merge: { zh: "并入", en: "merged" },
  split: { zh: "划转", en: "went over" },
} as const;

function EventItem({ event }: { event: PersonFile["events"][number] }) {
  const t = useT();
  const locale = useAppLocale();
  const [isWithdrawing, setWithdrawing] = useState(false);
  const { id, revision, kind, on, state, reason, before, after, successorName, note, failure } = event;
  const { reorganisation } = event;
  const isOpen = state === "planned" || state === "failed";
  const told = [
    before && after && t("staff.file.line.fromTo", { from: sayPlace(before), to: sayPlace(after) }),
    kind === "reentry" && after && sayPlace(after),
    reason && reorganisation === undefined && t(`words.leaving.${reason}`),
    successorName && t("staff.file.line.successor", { name: successorName }),
    note,
    failure?.[locale],
  ].filter((text) => typeof text === "string");
  return (
    <>
      <Line
        title={reorganisation ? withUnit[reorganisation][locale] : t(`words.staffEvent.${kind}`)}
        marks={
          isOpen ? (
            <Chip
              size="small"
              color={state === "failed" ? "error" : "info"}
              variant="outlined"
              label={t(`words.staffEventState.${state}`)}
            />
          ) : undefined
        }
        note={told.join(" · ")}
        action={
          isOpen ? (
            <Button size="small" onClick={() => setWithdrawing(true)}>
              {t("staff.file.withdraw.action")}
            </Button>
          ) : undefined
        }
      />
      {isWithdrawing ? (
        <LifeDialog
          title={t("staff.file.withdraw.title", { kind: t(`words.staffEvent.${kind}`), day: on })}
          confirm={t("staff.file.withdraw.action")}
          done={t("staff.file.withdraw.done")}
          act={() => api.staff.withdrawEvent.mutate({ id, revision })}
          onClose={() => setWithdrawing(false)}
        />
      ) : null}
    </>
  );
}

function sayPlace({ departmentName, categoryName, level, position }: Place): string {
  return [departmentName, categoryName, level, position].filter(Boolean).join(" ");
}

type Place = NonNullable<PersonFile["events"][number]["after"]>;

function StatusItem({ status, person }: { status: StaffStatus; person: Staff }) {
  const t = useT();
  const today = todayIn(useSession()?.tenant.timeZone);
  const [isEnding, setEnding] = useState(false);
  const { kind, to, note } = status;
  const isOpen = person.state === "active" && (to === undefined || to > today);
  return (
    <>
      <Line
        title={t(`words.staffStatus.${kind}`)}
        note={[t("staff.file.line.until", { day: to ?? t("staff.file.line.noEnd") }), note]
          .filter(Boolean)
          .join(" · ")}
        action={
          isOpen ? (
            <Button size="small" onClick={() => setEnding(true)}>
              {t("staff.file.status.end")}
            </Button>
          ) : undefined
        }
      />
      {isEnding ? <EndStatusDialog person={person} status={status} onClose={() => setEnding(false)} /> : null}
    </>
  );
}

interface PaperItemProps {
  readonly paper: PersonFile["papers"][number];
  readonly cycle: string;
  readonly person: Staff;
}

function PaperItem({ paper, cycle, person }: PaperItemProps) {
  const t = useT();
  const [isEnding, setEnding] = useState(false);
  const { state, grade, excluded, formTitle } = paper;
  const isStuck = person.state === "left" && state !== "closed" && grade?.final !== true;
  return (
    <>
      <Line
        title={cycle}
        marks={
          <>
            <StateChip state={state} />
            {grade?.final === true ? <GradeChip grade={grade.value} /> : null}
          </>
        }
        note={[formTitle, excluded?.reason].filter(Boolean).join(" · ")}
        action={
          isStuck ? (
            <Button size="small" onClick={() => setEnding(true)}>
              {t("staff.file.endPaper.action")}
            </Button>
          ) : undefined
        }
      />
      {isEnding ? <EndPaperDialog paper={paper} cycle={cycle} onClose={() => setEnding(false)} /> : null}
    </>
  );
}
