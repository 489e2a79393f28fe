import { useEffect, useRef } from "react";
import style from "./Tile.module.css";

interface VideoProps {
  track: MediaStreamTrack;
  mirrored?: boolean;
  /** The whole picture (a screen), not a filled frame. */
  whole?: boolean;
  remote?: boolean;
  /** The picture is on the page; returns the end of it. */
  onElement?: (video: HTMLVideoElement) => () => void;
  /** There is a picture now. */
  onPicture?: () => void;
  /** Of the picture, its width to its height; again when it changes. */
  onRatio?: ((ratio: number) => void) | undefined;
}

/** One picture. Without sound of its own: that comes by `Sounds`. */
export function Video({
  track,
  mirrored = false,
  whole = false,
  remote = false,
  onElement,
  onPicture,
  onRatio,
}: VideoProps) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    if (element === null) return;
    element.srcObject = new MediaStream([track]);
    const play = () => void element.play().catch(() => {});
    play();
    track.addEventListener("unmute", play);
    const frame = remote ? element.requestVideoFrameCallback?.(markFirstFrame) : undefined;
    return () => {
      track.removeEventListener("unmute", play);
      if (frame !== undefined) element.cancelVideoFrameCallback(frame);
      element.srcObject = null;
    };
  }, [track, remote]);
  useEffect(() => (video.current && onElement ? onElement(video.current) : undefined), [onElement]);
  useEffect(() => {
    const element = video.current;
    if (element === null || onRatio === undefined) return;
    const tell = () => element.videoHeight > 0 && onRatio(element.videoWidth / element.videoHeight);
    tell();
    element.addEventListener("resize", tell);
    return () => element.removeEventListener("resize", tell);
  }, [onRatio]);
  const look = [style.video, mirrored && style.flipped, whole && style.whole].filter(Boolean).join(" ");
  return (
    <video ref={video} className={look} autoPlay playsInline muted disablePictureInPicture onLoadedData={onPicture} />
  );
}

function markFirstFrame(): void {
  if (performance.getEntriesByName("classroom:first-frame").length === 0) performance.mark("classroom:first-frame");
}
