import { Trash2 } from "lucide-react";
import { navigate } from "../../router.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";

/** The container went while it was shown. */
export function RemovedBanner({ name }: { readonly name: string }) {
  return (
    <Banner
      tone="warn"
      icon={<Trash2 size={16} aria-hidden="true" />}
      action={
        <Button size="sm" onClick={() => navigate({ page: "containers" })}>
          All containers
        </Button>
      }
    >
      <b>{name} was removed.</b> What was read of it stays here until you leave.
    </Banner>
  );
}
