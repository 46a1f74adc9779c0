import LibraryBooksOutlined from "@mui/icons-material/LibraryBooksOutlined";
import Search from "@mui/icons-material/Search";
import { Box, InputAdornment, TextField } from "@mui/material";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { ExportButton, exportOf } from "../ui/ExportButton.tsx";
import { Page } from "../ui/Page.tsx";
import { QueryView, SkeletonLines } from "../ui/QueryView.tsx";
import { OffersWaiting } from "./offers/OffersWaiting.tsx";
import { libraryQueries } from "./queries.ts";
import { TemplateCard } from "./TemplateCard.tsx";

/** The templates that the unit may adopt, and those that it shares itself. */
export default function LibraryList() {
  const t = useT();
  const locale = useAppLocale();
  const [q, setQ] = useState("");
  const query = useQuery({
    ...libraryQueries.list(useDeferredValue(q.trim())),
    placeholderData: keepPreviousData,
  });
  return (
    <Page
      title={t("library.title")}
      actions={
        <>
          <ExportButton
            address={exportOf("library", q.trim() === "" ? {} : { q: q.trim() }, locale)}
            title={t("library.title")}
            hint={t("shell.exportList.hint")}
          />
          <TextField
            type="search"
            label={t("library.search")}
            value={q}
            onChange={(event) => setQ(event.target.value)}
            slotProps={{
              input: {
                startAdornment: (
                  <InputAdornment position="start">
                    <Search fontSize="small" />
                  </InputAdornment>
                ),
              },
            }}
          />
        </>
      }
    >
      <OffersWaiting />
      <QueryView query={query} skeleton={<SkeletonLines count={3} height={150} />}>
        {({ data }) =>
          data.length === 0 ? (
            <EmptyState
              icon={<LibraryBooksOutlined />}
              title={q.trim() === "" ? t("library.empty") : t("library.noMatch", { q: q.trim() })}
              hint={q.trim() === "" ? t("library.emptyHint") : undefined}
            />
          ) : (
            <Box
              component="ul"
              sx={{
                display: "grid",
                gap: 2,
                gridTemplateColumns: "repeat(auto-fill, minmax(min(100%, 320px), 1fr))",
                listStyle: "none",
                p: 0,
                m: 0,
              }}
            >
              {data.map((publication) => (
                <TemplateCard key={publication.id} publication={publication} />
              ))}
            </Box>
          )
        }
      </QueryView>
    </Page>
  );
}
