import { Late, latePart } from "../../ui/late.tsx";
import { useContainerDialogs } from "./container-dialogs-store.ts";

const removeDialog = latePart(async () => (await import("./remove-dialog.tsx")).RemoveDialog);
const renameDialog = latePart(async () => (await import("./rename-dialog.tsx")).RenameDialog);

/** The containers' dialogs, once in the app. */
export function ContainerDialogs() {
  const removing = useContainerDialogs((state) => state.removing);
  const renaming = useContainerDialogs((state) => state.renaming);
  return (
    <>
      {removing.length > 0 && <Late part={removeDialog} props={{ ids: removing }} />}
      {renaming !== null && <Late part={renameDialog} props={{ id: renaming }} />}
    </>
  );
}
