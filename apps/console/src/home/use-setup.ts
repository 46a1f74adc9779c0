import { skipToken, useQuery } from "@tanstack/react-query";
import { useGetList } from "react-admin";
import { periodsAround } from "../cycles/periods.ts";
import { cycleQueries } from "../cycles/queries.ts";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { useSession } from "../identity/use-session.ts";
import { planQueries } from "../plans/queries.ts";
import { formQueries } from "../rpc/form-queries.ts";
import { todayIn } from "../ui/dates.ts";
import { periodText } from "../ui/periods.ts";

/** One thing on the way to a running cycle. */
export interface SetupStep {
  readonly key: "people" | "forms" | "plan" | "start";
  readonly isDone: boolean;
  /** What there is, or what is missing. */
  readonly detail: string;
  readonly to: string;
}

/** What a unit needs before a cycle can start, in the order of the work; undefined until all is known. */
export function useSetup(): readonly SetupStep[] | undefined {
  const t = useT();
  const locale = useAppLocale();
  const today = todayIn(useSession()?.tenant.timeZone);
  const count = { pagination: { page: 1, perPage: 1 } };
  const staff = useGetList("staff", { ...count, filter: { state: "active" } });
  const categories = useGetList("staffCategories", count);
  const forms = useQuery(formQueries.choices());
  const plans = useQuery(planQueries.list());
  const [plan] = plans.data?.data ?? [];
  const period = plan === undefined ? "" : (periodsAround(plan.frequency, today)[0] ?? "");
  const preview = useQuery({
    ...cycleQueries.preview(plan?.id ?? "", period),
    ...(plan === undefined ? { queryFn: skipToken } : {}),
  });
  const isKnown =
    staff.total !== undefined &&
    categories.total !== undefined &&
    forms.data !== undefined &&
    plans.data !== undefined &&
    (plan === undefined || preview.data !== undefined);
  if (!isKnown) return undefined;

  const { total: people = 0 } = staff;
  const published = forms.data.data.filter(({ latestVersion }) => latestVersion > 0).length;
  const [problem] = preview.data?.problems.filter(({ severity }) => severity === "error") ?? [];
  const isPlanned = plan !== undefined && problem === undefined;
  return [
    {
      key: "people",
      isDone: people > 0 && (categories.total ?? 0) > 0,
      detail: t("home.setup.peopleCount", { people, categories: categories.total }),
      to: "/staff",
    },
    {
      key: "forms",
      isDone: published > 0,
      detail: t("home.setup.formCount", { published, drafts: forms.data.data.length - published }),
      to: forms.data.data.length === 0 ? "/library" : "/forms",
    },
    {
      key: "plan",
      isDone: isPlanned,
      detail: plan === undefined ? t("home.setup.noPlan") : (problem?.message[locale] ?? plan.title),
      to: plan === undefined ? "/plans" : `/plans/${plan.id}`,
    },
    {
      key: "start",
      isDone: false,
      detail: isPlanned
        ? t("home.setup.ready", {
            period: periodText(period, locale),
            count: preview.data?.assigned ?? 0,
          })
        : t("home.setup.notReady"),
      to: "/cycles/start",
    },
  ];
}
