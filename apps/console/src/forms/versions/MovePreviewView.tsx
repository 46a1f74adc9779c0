import { tellAnswer } from "@duheng/form";
import {
  Alert,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  Typography,
} from "@mui/material";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import type { MoveLoss, MovePreview } from "../../rpc/answers.ts";
import { listText } from "../../ui/list-text.ts";

/** What a move would do, person by person where something is lost. */
export function MovePreviewView({ preview }: { preview: MovePreview }) {
  const t = useT();
  const { total, begun, handedIn, withUnfit, withLosses, losses } = preview;
  if (total === 0) return <Typography>{t("forms.versions.move.nothingToDo")}</Typography>;
  return (
    <>
      <Typography>{t("forms.versions.move.total", { total, begun })}</Typography>
      {handedIn === 0 ? null : (
        <Typography>{t("forms.versions.move.handedIn", { count: handedIn })}</Typography>
      )}
      {withUnfit === 0 ? null : (
        <Alert severity="info" sx={{ mt: 1 }}>
          {t("forms.versions.move.unfit", { count: withUnfit })}
        </Alert>
      )}
      {withLosses === 0 ? (
        <Alert severity="success" sx={{ mt: 1 }}>
          {t("forms.versions.move.noLoss")}
        </Alert>
      ) : (
        <>
          <Alert severity="warning" sx={{ my: 1 }}>
            <strong>{t("forms.versions.move.losses", { count: withLosses })}</strong>
            <div>{t("forms.versions.move.lossesHint")}</div>
            {losses.length < withLosses ? (
              <div>{t("forms.versions.move.listed", { count: losses.length })}</div>
            ) : null}
          </Alert>
          <Losses losses={losses} />
        </>
      )}
    </>
  );
}

function Losses({ losses }: { losses: readonly MoveLoss[] }) {
  const t = useT();
  const locale = useAppLocale();
  return (
    <TableContainer sx={{ maxHeight: 360 }} tabIndex={0}>
      <Table size="small" stickyHeader>
        <TableHead>
          <TableRow>
            <TableCell>{t("forms.versions.move.who")}</TableCell>
            <TableCell>{t("forms.versions.move.what")}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {losses.map(({ assessmentId, name, departmentName, lost, lostFiles }) => (
            <TableRow key={assessmentId} sx={{ verticalAlign: "top" }}>
              <TableCell>
                {name}
                <Typography variant="caption" color="textSecondary" component="div">
                  {departmentName}
                </Typography>
              </TableCell>
              <TableCell sx={{ overflowWrap: "anywhere" }}>
                {lost.map(({ path, title, value, message }) => (
                  <div key={path}>
                    <strong>{t("shell.labelled", { label: title })}</strong>
                    {tellAnswer(value, locale)}
                    <Typography variant="caption" color="textSecondary" component="div">
                      {message[locale]}
                    </Typography>
                  </div>
                ))}
                {lostFiles.map(({ path, title, files }) => (
                  <div key={`files ${path}`}>
                    <strong>{t("shell.labelled", { label: title })}</strong>
                    {t("forms.versions.move.files", {
                      names: listText(
                        files.map(({ name: file }) => file),
                        locale,
                      ),
                    })}
                  </div>
                ))}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
