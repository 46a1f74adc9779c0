import { grantableActs, kindsOfActs, stepKind } from "@duheng/assessment";
import type { GrantedWork } from "@duheng/contracts";
import { useQuery } from "@tanstack/react-query";
import { useSession } from "../identity/use-session.ts";
import { grantQueries } from "./queries.ts";

/** What other units let the person do, and how many papers wait; asked only of those whose post is to review. */
export function useGrantedWork(): { readonly work: readonly GrantedWork[]; readonly waiting: number } {
  const session = useSession();
  const isJudge =
    session?.staffId !== undefined && session.roles.some((role) => judges.some((post) => post === role));
  const work = useQuery({ ...grantQueries.mine(), enabled: isJudge }).data ?? [];
  const papers = work.flatMap((grant) => grant.papers);
  return { work, waiting: papers.filter(({ waits }) => waits !== undefined).length };
}

const judges = kindsOfActs(grantableActs()).flatMap((kind) => stepKind(kind).posts);
