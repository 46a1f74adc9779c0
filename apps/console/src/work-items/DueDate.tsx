import { noDay } from "@duheng/assessment";
import { Typography } from "@mui/material";
import { useT } from "../i18n/use-t.ts";
import { useSession } from "../identity/use-session.ts";
import { daysUntil, todayIn } from "../ui/dates.ts";

interface DueDateProps {
  readonly dueOn: string | undefined;
  /** Where a label beside it says already what the day is. */
  readonly isLabelled?: boolean;
}

/** When something is due, and how far that is. */
export function DueDate({ dueOn, isLabelled = false }: DueDateProps) {
  const t = useT();
  const timeZone = useSession()?.tenant.timeZone;
  // As work items sort that have no day.
  if (dueOn === undefined || dueOn === noDay) return null;
  const days = daysUntil(dueOn, todayIn(timeZone));
  const key =
    days < 0 ? "workItems.days.overdue" : days === 0 ? "workItems.days.today" : "workItems.days.left";
  return (
    <Typography
      component="span"
      variant="body2"
      color={days < 0 ? "error" : days <= 3 ? "warning" : "textSecondary"}
    >
      {isLabelled ? dueOn : t("workItems.days.on", { date: dueOn })} · {t(key, { count: Math.abs(days) })}
    </Typography>
  );
}
