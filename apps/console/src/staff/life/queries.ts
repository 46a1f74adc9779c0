import { queryOptions } from "@tanstack/react-query";
import type { AnswerOf, Api } from "../../rpc/api.ts";
import { api } from "../../rpc/client.ts";

/** What a person's file shows. */
export interface PersonFile {
  readonly person: AnswerOf<Api["staff"]["get"]>;
  readonly department: string;
  readonly category: string;
  readonly events: AnswerOf<Api["staff"]["events"]>;
  readonly papers: AnswerOf<Api["assessments"]["list"]>["data"];
  readonly cycles: ReadonlyMap<string, { readonly title: string; readonly endsOn: string }>;
}

/** What the pages of people's life read. */
export const lifeQueries = {
  file: (id: string) =>
    queryOptions({
      queryKey: ["staffFile", id],
      queryFn: async ({ signal }): Promise<PersonFile> => {
        const person = await api.staff.get.query({ id }, { signal });
        const [events, papers, departments, categories] = await Promise.all([
          api.staff.events.query({ id }, { signal }),
          api.assessments.list.query(
            {
              filter: { "subject.id": id },
              sort: { field: "period", order: "desc" },
              page: { page: 1, perPage: 100 },
            },
            { signal },
          ),
          api.departments.getMany.query({ ids: [person.departmentId] }, { signal }),
          api.staffCategories.getMany.query({ ids: [person.categoryId] }, { signal }),
        ]);
        const cycleIds = [...new Set(papers.data.map(({ cycleId }) => cycleId))];
        const cycles =
          cycleIds.length === 0 ? [] : await api.cycles.getMany.query({ ids: cycleIds }, { signal });
        return {
          person,
          events,
          papers: papers.data,
          department: departments[0]?.name ?? "",
          category: categories[0]?.name ?? "",
          cycles: new Map(cycles.map((cycle) => [cycle.id, cycle])),
        };
      },
    }),
  leaving: (id: string, leftOn: string) =>
    queryOptions({
      queryKey: ["staffFile", id, "leaving", leftOn],
      queryFn: ({ signal }) => api.staff.leaving.query({ id, leftOn }, { signal }),
      enabled: /^\d{4}-\d{2}-\d{2}$/.test(leftOn),
    }),
  openWork: (staffId: string, departmentIds?: string[]) =>
    queryOptions({
      queryKey: ["staffFile", staffId, "openWork", departmentIds],
      queryFn: ({ signal }) =>
        api.staff.openWork.query(
          { staffId, ...(departmentIds === undefined ? {} : { departmentIds }) },
          { signal },
        ),
    }),
  relatives: (id: string) =>
    queryOptions({
      queryKey: ["staffFile", id, "relatives"],
      queryFn: async ({ signal }) => {
        const { data } = await api.kinships.list.query({ filter: { staffIds: id } }, { signal });
        const others = data.map(({ staffIds }) => staffIds.find((each) => each !== id) ?? id);
        const people = others.length === 0 ? [] : await api.staff.getMany.query({ ids: others }, { signal });
        const names = new Map(people.map((one) => [one.id, one.name]));
        return data.map((kinship, index) => ({ kinship, name: names.get(others[index] ?? "") ?? "—" }));
      },
    }),
};
