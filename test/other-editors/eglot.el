;;; Works on the sample in the current folder as a person in Emacs with Eglot does -*- lexical-binding: t -*-
;; `emacs --batch -l session.el -l init.el -l eglot.el` with the configuration of docs/editors.md in init.el.

(require 'eglot)
(require 'flymake)

(defun session-codes ()
  "The codes of all diagnostics; Eglot puts them into the text."
  (mapcar (lambda (one) (plist-get (session-sent one) :code)) (flymake-diagnostics)))

(defun session-sent (diagnostic)
  "What the server sent for DIAGNOSTIC."
  (alist-get 'eglot-lsp-diag (flymake-diagnostic-data diagnostic)))

(defun session-marked (code)
  "The text that the diagnostic with CODE marks."
  (let ((one (seq-find (lambda (one) (equal (plist-get (session-sent one) :code) code))
                       (flymake-diagnostics))))
    (buffer-substring-no-properties (flymake-diagnostic-beg one) (flymake-diagnostic-end one))))

(defun session-hover ()
  "The hover at point."
  (let ((contents (plist-get (jsonrpc-request (eglot--current-server-or-lose) :textDocument/hover
                                              (eglot--TextDocumentPositionParams))
                             :contents)))
    (plist-get contents :value)))

(defun session-fix ()
  "Apply the action at point whose title names ComputerName."
  (cl-letf (((symbol-function 'completing-read)
             (lambda (_prompt actions &rest _)
               (car (seq-find (lambda (action) (string-match-p "ComputerName" (car action))) actions)))))
    ;; A mouse would be asked otherwise.
    (let ((last-nonmenu-event t))
      (eglot-code-actions (point) (point) "quickfix" t))))

(defun session-completion-at-point ()
  "What the client gives to `completion-at-point'."
  (eglot-completion-at-point))

(defun session-start ()
  "Start the server for the current buffer."
  (let ((eglot-sync-connect 15)
        (eglot-connect-timeout 15))
    (apply #'eglot (eglot--guess-contact))))

(defun session-send-changes ()
  "Send what Eglot sends when Emacs is idle, which it never is in batch mode."
  (eglot--signal-textDocument/didChange))

(defun session-format ()
  "Format the buffer."
  (eglot-format-buffer))

(session-run (format "Emacs %s with Eglot" emacs-version))
