import { RecordEdit } from "../../drafts/RecordForm.tsx";
import { useT } from "../../i18n/use-t.ts";
import { CategoryInputs } from "./CategoryInputs.tsx";

export default function CategoryEdit() {
  const title = useT()("staff.categories.title");
  return (
    <RecordEdit resource="staffCategories" title={title} crumb={{ to: "/staffCategories", label: title }}>
      <CategoryInputs />
    </RecordEdit>
  );
}
