import { useContainerDialogs } from "./container-dialogs-store.ts";
import { RemoveDialog } from "./remove-dialog.tsx";
import { RenameDialog } from "./rename-dialog.tsx";

/** The containers' dialogs, once in the app. */
export function ContainerDialogs() {
  const removing = useContainerDialogs((state) => state.removing);
  const renaming = useContainerDialogs((state) => state.renaming);
  return (
    <>
      {removing.length > 0 && <RemoveDialog ids={removing} />}
      {renaming !== null && <RenameDialog id={renaming} />}
    </>
  );
}
