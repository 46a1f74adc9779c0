/** What a port throws where a file is not taken whatever one does: its message is shown, trying again is not offered. */
export class UploadRefusal extends Error {
  override readonly name = "UploadRefusal";
}
