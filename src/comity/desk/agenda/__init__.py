"""Answers to invitations that come by mail."""
