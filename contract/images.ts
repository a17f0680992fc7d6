/** Images on the engine. Pulling is a job (`jobs.start`). */
import { z } from "zod";
import { procedure } from "./base.ts";
import { ImageDetail, ImageSummary, RecentImage } from "./model/image.ts";
import { ImageReference } from "./model/reference.ts";

export const images = {
  list: procedure.route({ method: "GET", path: "/images" }).output(z.array(ImageSummary)),
  /** What the image exposes and runs. Errors: NO_SUCH_IMAGE. */
  inspect: procedure
    .route({ method: "GET", path: "/images/{+image}/inspect" })
    .input(z.object({ image: ImageReference }))
    .output(ImageDetail),
  /** The images that containers were last launched from, newest first, at most 20. */
  recent: procedure.route({ method: "GET", path: "/images/recent" }).output(z.array(RecentImage)),
};
