import type { RaRecord } from "react-admin";
import { RecordEdit } from "../../drafts/RecordForm.tsx";
import { useT } from "../../i18n/use-t.ts";
import { api } from "../../rpc/client.ts";
import { RetireButton } from "../../ui/RetireButton.tsx";
import { CategoryInputs } from "./CategoryInputs.tsx";

export default function CategoryEdit() {
  const title = useT()("staff.categories.title");
  return (
    <RecordEdit
      resource="staffCategories"
      title={title}
      crumb={{ to: "/staffCategories", label: title }}
      removal={{ remove: (asked) => api.staffCategories.remove.mutate(asked), instead: retireButton }}
      actions={retireButton}
    >
      <CategoryInputs />
    </RecordEdit>
  );
}

function retireButton(record: RaRecord) {
  return (
    <RetireButton
      record={{ id: String(record.id), revision: Number(record.revision), state: String(record.state) }}
      retire={(asked) => api.staffCategories.retire.mutate(asked)}
      restore={(asked) => api.staffCategories.restore.mutate(asked)}
    />
  );
}
