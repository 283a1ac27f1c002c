// One question that must be answered before something weighty happens.
import './confirm-dialog.css';
import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from './button';

interface ConfirmDialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly confirm: string;
  readonly stay: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The focus starts on the dialog, not on a button; Esc stays. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <ModalOverlay
      className="dialog-shade"
      isOpen={props.open}
      onOpenChange={(open) => {
        if (!open) props.onClose();
      }}
    >
      <Modal className="dialog-frame">
        <Dialog role="alertdialog" className="dialog">
          <Heading slot="title">{props.title}</Heading>
          {props.children}
          <div className="dialog-buttons">
            <Button onClick={props.onClose}>{props.stay}</Button>
            <Button
              kind="primary"
              onClick={() => {
                props.onConfirm();
                props.onClose();
              }}
            >
              {props.confirm}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
