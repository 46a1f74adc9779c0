import { queryOptions, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useT } from "../../i18n/use-t.ts";
import { api } from "../../rpc/client.ts";
import { QueryView } from "../../ui/QueryView.tsx";
import { LifeDialog } from "../life/LifeDialog.tsx";
import { OrderedDepartments } from "./OrderedDepartments.tsx";

const key = "departmentsInOrder";

const inOrder = () =>
  queryOptions({
    queryKey: [key],
    queryFn: ({ signal }) => api.departments.inOrder.query(undefined, { signal }),
    // What is being arranged is not asked away under the hand; after a refusal, what is so now.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnReconnect: false,
    gcTime: 0,
  });

/** All departments of the unit, to be put in another order and kept at once. */
export function OrderDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const query = useQuery(inOrder());
  const seen = (query.data ?? []).map(({ id }) => id);
  const [arranged, setArranged] = useState<{ readonly of: string; readonly ids: readonly string[] }>();
  // What was arranged of another order than is so now is worth nothing.
  const of = seen.join(" ");
  const ids = arranged?.of === of ? arranged.ids : seen;
  return (
    <LifeDialog
      title={t("staff.departments.order.title")}
      text={t("staff.departments.order.text")}
      confirm={t("staff.departments.order.confirm")}
      done={t("staff.departments.order.done")}
      isDisabled={ids.join(" ") === of}
      reads={key}
      act={() => api.departments.reorder.mutate({ ids: [...ids], seen })}
      onClose={onClose}
    >
      <QueryView query={query}>
        {(departments) => (
          <OrderedDepartments
            departments={departments}
            ids={ids}
            onChange={(next) => setArranged({ of, ids: next })}
          />
        )}
      </QueryView>
    </LifeDialog>
  );
}
