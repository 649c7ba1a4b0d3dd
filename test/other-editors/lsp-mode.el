;;; Works on the sample in the current folder as a person in Emacs with lsp-mode does -*- lexical-binding: t -*-
;; `emacs --batch -l session.el -l init.el -l lsp-mode.el` with the configuration of docs/editors.md in init.el.

(require 'package)
(package-initialize) ; lsp-mode loads its parts on demand
(require 'lsp-mode)
(require 'lsp-completion)

(setq lsp-auto-guess-root t
      lsp-restart 'ignore
      lsp-enable-suggest-server-download nil
      lsp-diagnostics-provider :none
      lsp-session-file (expand-file-name "lsp-session"))

(defun session-diagnostics ()
  "What the server sent for the current buffer."
  (gethash (lsp--fix-path-casing buffer-file-name) (lsp-diagnostics)))

(defun session-codes ()
  "The codes of all diagnostics."
  (mapcar #'lsp:diagnostic-code? (session-diagnostics)))

(defun session-marked (code)
  "The text that the diagnostic with CODE marks."
  (let ((one (seq-find (lambda (one) (equal (lsp:diagnostic-code? one) code)) (session-diagnostics))))
    (pcase-let ((`(,start . ,end) (lsp--range-to-region (lsp:diagnostic-range one))))
      (buffer-substring-no-properties start end))))

(defun session-hover ()
  "The hover at point."
  (lsp:markup-content-value
   (lsp:hover-contents (lsp-request "textDocument/hover" (lsp--text-document-position-params)))))

(defun session-fix ()
  "Apply the action at point whose title names ComputerName."
  (lsp-execute-code-action
   (seq-find (lambda (action) (string-match-p "ComputerName" (lsp:code-action-title action)))
             (lsp-code-actions-at-point))))

(defun session-completion-at-point ()
  "What the client gives to `completion-at-point'."
  (lsp-completion-at-point))

(defun session-start ()
  "Start the server for the current buffer."
  (lsp)
  (session-wait "the server" (lambda () (seq-some (lambda (one) (eq (lsp--workspace-status one) 'initialized))
                                                  (lsp-workspaces)))))

(defun session-send-changes ()
  "Nothing to do: lsp-mode sends changes at once.")

(defun session-format ()
  "Format the buffer."
  (lsp-format-buffer))

(session-run (format "Emacs %s with lsp-mode" emacs-version))
