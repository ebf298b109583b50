// Chosen files as the bytes a call carries; folders of a chosen folder stay in the names, since pictures are found by
// them.
import { AppError } from '#shared/contract/errors.ts';
import { type ImportSource, maxFiles, maxUploadBytes } from './importTypes.ts';

/** @throws AppError invalid_input/too_many_files, upload_too_large */
export async function readUploads(files: readonly File[]): Promise<ImportSource> {
  if (files.length > maxFiles) throw new AppError('invalid_input', 'too_many_files');
  if (files.reduce((sum, { size }) => sum + size, 0) > maxUploadBytes)
    throw new AppError('invalid_input', 'upload_too_large');
  const uploads = await Promise.all(
    files.map(async (file) => ({
      name: file.webkitRelativePath || file.name,
      bytes: new Uint8Array(await file.arrayBuffer()),
    })),
  );
  return { uploads };
}
