import { Button, Skeleton, Stack } from "@mui/material";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { errorOf, errorText } from "../rpc/errors.ts";
import { EmptyState } from "./EmptyState.tsx";

interface QueryViewProps<Data> {
  query: UseQueryResult<Data>;
  /** Shown while the first answer is awaited; should take the room that the answer will. */
  skeleton?: ReactNode;
  children: (data: Data) => ReactNode;
}

/** Waiting, refused, or the answer: every read of the console's own pages is shown through it. */
export function QueryView<Data>({ query, skeleton, children }: QueryViewProps<Data>) {
  const t = useT();
  const locale = useAppLocale();
  if (query.data !== undefined) return children(query.data);
  if (query.isError) {
    return (
      <EmptyState
        title={t("shell.error.title")}
        hint={errorText(query.error, locale)}
        details={t("shell.error.code", { code: errorOf(query.error).code })}
        action={
          <Button variant="outlined" onClick={() => query.refetch()}>
            {t("shell.action.retry")}
          </Button>
        }
      />
    );
  }
  return skeleton ?? <SkeletonLines count={6} />;
}

/** Grey lines where text will be. */
export function SkeletonLines({ count, height = 44 }: { count: number; height?: number }) {
  return (
    <Stack spacing={1} aria-hidden>
      {Array.from({ length: count }, (_, index) => index).map((line) => (
        <Skeleton key={line} variant="rounded" height={height} />
      ))}
    </Stack>
  );
}
