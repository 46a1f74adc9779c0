import { validators } from "@duheng/contracts";
import { mutation } from "../rpc/mutation.ts";
import { nothing, procedure } from "../rpc/procedure.ts";
import { router } from "../rpc/trpc.ts";
import { beginReorganisation, resumeReorganisation } from "./begin.ts";
import { previewReorganisation } from "./preview.ts";
import { goingChoices, latestReorganisations, reorganisationSeen } from "./read.ts";

/** 合并、拆分: units below are merged into others or split among them. */
export const reorganisationsRouter = router({
  latest: procedure({ ability: ["read", "reorganisations"], input: nothing }).query(({ ctx }) =>
    latestReorganisations(ctx),
  ),
  get: procedure({ ability: ["read", "reorganisations"], input: validators.GetInput }).query(
    ({ input, ctx }) => reorganisationSeen(input.id, ctx),
  ),
  choices: procedure({ ability: ["create", "reorganisations"], input: validators.GoingPeopleInput }).query(
    ({ input, ctx }) => goingChoices(input, ctx),
  ),
  preview: procedure({ ability: ["create", "reorganisations"], input: validators.ReorganisationDraft }).query(
    ({ input, ctx }) => previewReorganisation(input, ctx),
  ),
  begin: mutation(beginReorganisation),
  resume: mutation(resumeReorganisation),
});
