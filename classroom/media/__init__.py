"""The SFU: encoded audio and video go from who sends to who may see, never decoded, in processes of their own."""
