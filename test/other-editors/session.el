;;; What the sessions in Emacs have in common; eglot.el and lsp-mode.el say how each does it -*- lexical-binding: t -*-

(require 'cl-lib)
(require 'json)
(require 'seq)
(require 'subr-x)

(defun session-wait (what condition)
  "Wait until CONDITION holds; WHAT says for what."
  (let ((until (time-add nil 15)))
    (while (not (funcall condition))
      (when (time-less-p until nil) (error "Waited in vain for %s" what))
      (accept-process-output nil 0.05))))

(defun session-text ()
  "The whole text."
  (buffer-substring-no-properties (point-min) (point-max)))

(defun session-go-to (part)
  "Put point on the first character of PART."
  (goto-char (point-min))
  (search-forward part)
  (goto-char (match-beginning 0)))

(defun session-complete (label)
  "Complete LABEL at point as `completion-at-point' does; returns all labels."
  (pcase-let* ((`(,start ,end ,table . ,properties) (session-completion-at-point))
               (labels (all-completions (buffer-substring-no-properties start end) table))
               (chosen (seq-find (lambda (one) (equal (string-trim one) label)) labels)))
    (delete-region start end)
    (insert chosen)
    (funcall (plist-get properties :exit-function) chosen 'finished)
    (mapcar #'substring-no-properties labels)))

(defun session-run (client)
  "Work on the sample and write what CLIENT saw to result.json."
  (let ((result (list (cons 'client client)))
        (failed nil))
    (cl-flet ((note (name value) (push (cons name value) result)))
      (condition-case problem
          (progn
            (setq make-backup-files nil create-lockfiles nil)
            (find-file "autounattend.xml")
            (setq indent-tabs-mode nil tab-width 2)
            (session-start)
            (session-wait "diagnostics" (lambda () (member "unknown-setting" (session-codes))))
            (note 'codes (vconcat (session-codes)))
            (note 'marked (session-marked "unknown-setting"))
            (session-go-to "TimeZone")
            (note 'hover (session-hover))
            (session-go-to "ComputrName")
            (session-fix)
            (session-send-changes)
            (session-wait "the quick fix" (lambda () (string-match-p "<ComputerName>" (session-text))))
            (session-wait "diagnostics of the mended text"
                          (lambda () (not (member "unknown-setting" (session-codes)))))
            (note 'fixed (session-text))
            (session-go-to "<RegisteredOwner>")
            (beginning-of-line)
            (open-line 1)
            (insert "      <")
            (note 'labels (vconcat (session-complete "AutoLogon")))
            (note 'completed (session-text))
            (erase-buffer)
            (insert (alist-get 'fixed result))
            (session-format)
            (note 'formatted (session-text)))
        (error
         (setq failed t)
         (note 'problem (error-message-string problem)))))
    (with-temp-file "result.json" (insert (json-encode result)))
    (kill-emacs (if failed 1 0))))
